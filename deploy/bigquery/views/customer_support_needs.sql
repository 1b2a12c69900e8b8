-- Which adjustments does this person need? (text only where reviewed)
SELECT
  support_need_id,
  customer_id,
  need_code,
  CASE WHEN text_reviewed_at IS NOT NULL THEN adjustment_text END AS adjustment_text,
  lawful_basis,
  is_special_category,
  recorded_on,
  review_on,
  ended_on,
  text_reviewed_at,
  as_of,
  source_system,
  source_record_id,
  loaded_at
FROM `bcs.customer_support_needs`
