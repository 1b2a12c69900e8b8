-- How far is each table loaded in this market, and what moment does it stand for?
SELECT
  s.table_name AS table_name,
  s.last_loaded_day AS last_loaded_day,
  s.as_of AS as_of
FROM `source_loads` AS s
WHERE s.market = @market
  AND s.as_of <= @as_of
ORDER BY s.table_name
