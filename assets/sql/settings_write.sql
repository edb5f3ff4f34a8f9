-- What the connection of a generation that is being made is set to: nobody else sees the file, and a failed one is removed.
PRAGMA page_size = 4096;
PRAGMA cell_size_check = ON;
PRAGMA mmap_size = 0;
PRAGMA temp_store = MEMORY;
PRAGMA foreign_keys = ON;
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA synchronous = OFF;
PRAGMA journal_mode = OFF;
