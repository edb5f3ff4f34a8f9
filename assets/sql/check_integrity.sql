-- Are the pages and indexes sound?
PRAGMA integrity_check(20)
