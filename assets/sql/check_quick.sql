-- Are the pages sound, as far as can be told quickly?
PRAGMA quick_check(20)
