-- Which words are there in names, and in how many?
SELECT term, doc
FROM search_words
WHERE col = 'name'
