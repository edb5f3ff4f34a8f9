-- Bodies that ever had a name that begins so; the first column tells whether it is the whole name,
-- the last one whether a monthly file names the body, and not a list of organisations alone.
SELECT min(n.folded <> :first), b.code, b.name, b.named > 0
FROM body_names AS n
JOIN bodies AS b ON b.number = n.body
WHERE n.folded >= :first AND n.folded < :last
GROUP BY b.number
ORDER BY b.code
LIMIT 500
