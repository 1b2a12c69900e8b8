-- Up to which day is each table loaded?
SELECT
  table_name,
  market,
  last_loaded_day,
  as_of,
  source_system,
  loaded_at
FROM `bcs.source_loads`
