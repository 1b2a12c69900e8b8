-- Which product families does the market offer?
SELECT
  code,
  name,
  market,
  display_rank
FROM `bcs.product_families`
