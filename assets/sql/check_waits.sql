-- Every distribution, and whether its month is there whole (1), in part (0) or not at all (null).
SELECT w.month, w.part, w.function, w.body, w.bands, m.whole
FROM waits AS w
LEFT JOIN months AS m ON m.dataset = iif(w.part = 6, 'dm01', 'rtt') AND m.month = w.month
ORDER BY w.key
