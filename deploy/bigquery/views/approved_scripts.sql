-- Which words has the bank approved?
SELECT
  script_id,
  version,
  market,
  language,
  text,
  placeholders,
  valid_from,
  valid_to,
  approved_by,
  as_of,
  source_system,
  loaded_at
FROM `bcs.approved_scripts`
