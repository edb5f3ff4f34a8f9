-- Forgets what was worked out of the rows.
DELETE FROM partnership_summaries;
DELETE FROM organisation_summaries;
DELETE FROM event_summaries;
DELETE FROM metric_summaries;
DELETE FROM concerns;
