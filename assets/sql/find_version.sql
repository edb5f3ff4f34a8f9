-- Which version of the schema does this database have?
PRAGMA user_version
