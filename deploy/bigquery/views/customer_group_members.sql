-- Which organisations belong to this group, in tree order?
SELECT
  group_id,
  customer_id,
  parent_customer_id,
  depth,
  path,
  relation_to_root,
  display_rank,
  as_of,
  source_system,
  loaded_at
FROM `bcs.customer_group_members`
