-- Months of all datasets, for an export.
SELECT dataset, month, import, vintage, whole
FROM months
ORDER BY dataset, month
