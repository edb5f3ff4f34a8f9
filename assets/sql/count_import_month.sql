-- An import brought one month more.
UPDATE imports
SET months = months + 1
WHERE id = :id
