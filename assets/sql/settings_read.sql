-- What every connection that only reads is set to.
PRAGMA cell_size_check = ON;
PRAGMA mmap_size = 0;
PRAGMA temp_store = MEMORY;
-- The file never changes: one transaction spares every statement its own.
BEGIN;
