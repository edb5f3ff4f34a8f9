-- What the connection to the built-in collection is set to: its pages are trusted, and read where they lie in the program.
PRAGMA mmap_size = 1073741824;
PRAGMA temp_store = MEMORY;
-- It never changes: one transaction spares every statement its own.
BEGIN;
