-- Who belongs to this customer's group, who acts for it, and what may the caller hear about whom?
WITH family AS (
  SELECT
    c.customer_id AS subject_customer_id, p.customer_id AS party_id,
    COALESCE(o.depth, 0) AS depth,
    o.path AS path,
    COALESCE(o.display_rank, 0) AS display_rank,
    COALESCE(p.customer_id IN UNNEST(m.path), TRUE) AS is_above,
    COALESCE(o.as_of, c.as_of) AS as_of,
    COALESCE(o.source_system, c.source_system) AS source_system,
    p.legal_name AS party_name
  FROM `customers` AS c
  LEFT JOIN `customer_group_members` AS m ON m.customer_id = c.customer_id
  LEFT JOIN `customer_group_members` AS o ON o.group_id = m.group_id
  JOIN `customers` AS p ON p.customer_id = COALESCE(o.customer_id, c.customer_id)
  WHERE c.customer_id = @customer_id
    AND p.access_tier IN UNNEST(@tiers)
),
shown AS (
  SELECT
    f.subject_customer_id AS subject_customer_id, f.party_id AS party_id, f.path AS path, f.depth AS depth,
    f.display_rank AS display_rank, f.as_of AS as_of, f.source_system AS source_system,
    f.party_name AS party_name,
    COUNT(*) OVER (PARTITION BY f.subject_customer_id) AS family_count
  FROM family AS f
  WHERE TRUE
  QUALIFY ROW_NUMBER() OVER (
    PARTITION BY f.subject_customer_id
    ORDER BY IF(f.is_above, 0, 1), f.depth, f.display_rank, f.party_id
  ) <= 50
),
visible_parents AS (
  SELECT
    child.subject_customer_id AS subject_customer_id, child.party_id AS party_id, parent.party_id AS parent_id
  FROM shown AS child
  JOIN shown AS parent ON parent.subject_customer_id = child.subject_customer_id
  WHERE parent.party_id IN UNNEST(child.path)
    AND parent.party_id != child.party_id
  QUALIFY ROW_NUMBER() OVER (
    PARTITION BY child.subject_customer_id, child.party_id
    ORDER BY parent.depth DESC, parent.party_id
  ) = 1
),
caller_links AS (
  SELECT
    s.subject_customer_id AS subject_customer_id, s.party_id AS party_id,
    LOGICAL_OR(
      r.relationship_type IN ('AUTHORISED_SIGNATORY_OF', 'AUTHORISED_CONTACT_OF', 'DIRECTOR_OF')
    ) AS has_authority,
    MIN(r.relationship_type) AS relationship_type,
    MIN(p.legal_name) AS caller_name
  FROM shown AS s
  JOIN `customer_relationships_by_target` AS r ON r.to_customer_id = s.party_id
  JOIN `customers` AS p ON p.customer_id = r.from_customer_id
  WHERE r.from_customer_id = @caller_id
    AND p.access_tier IN UNNEST(@tiers)
    AND r.valid_from <= @today
    AND (r.valid_to IS NULL OR r.valid_to >= @today)
  GROUP BY s.subject_customer_id, s.party_id
),
links AS (
  SELECT
    r.relationship_id AS relationship_id, r.to_customer_id AS subject_customer_id,
    r.from_customer_id AS party_id, 'to_customer' AS link_direction, r.relationship_type AS relationship_type,
    r.ownership_pct AS ownership_pct, r.valid_from AS valid_from, r.valid_to AS valid_to, r.as_of AS as_of,
    r.source_system AS source_system
  FROM `customer_relationships_by_target` AS r
  WHERE r.to_customer_id = @customer_id
  UNION ALL
  SELECT
    r.relationship_id AS relationship_id, r.from_customer_id AS subject_customer_id,
    r.to_customer_id AS party_id, 'from_customer' AS link_direction, r.relationship_type AS relationship_type,
    r.ownership_pct AS ownership_pct, r.valid_from AS valid_from, r.valid_to AS valid_to, r.as_of AS as_of,
    r.source_system AS source_system
  FROM `customer_relationships` AS r
  WHERE r.from_customer_id = @customer_id
),
partners AS (
  SELECT
    'link:' || k.relationship_id AS record_key,
    k.subject_customer_id AS subject_customer_id, k.party_id AS party_id, p.legal_name AS party_name,
    p.party_type AS party_type, k.link_direction AS link_direction, k.relationship_type AS relationship_type,
    k.ownership_pct AS ownership_pct, k.valid_from AS valid_from, k.valid_to AS valid_to, k.as_of AS as_of,
    k.source_system AS source_system
  FROM links AS k
  JOIN `customers` AS p ON p.customer_id = k.party_id
  WHERE p.access_tier IN UNNEST(@tiers)
    AND (k.valid_to IS NULL OR k.valid_to >= DATE_SUB(@today, INTERVAL 90 DAY))
    AND k.valid_from <= @today
  QUALIFY ROW_NUMBER() OVER (
    PARTITION BY k.subject_customer_id
    ORDER BY IF(k.party_id = @caller_id, 0, 1), k.valid_from DESC, k.relationship_id
  ) <= 80
),
restricted AS (
  SELECT
    i.customer_id AS party_id,
    COUNT(*) AS restriction_count
  FROM `inhibits_frontline` AS i
  WHERE i.customer_id IN (SELECT s.party_id FROM shown AS s UNION DISTINCT SELECT p.party_id FROM partners AS p)
    AND i.status = 'ACTIVE'
    AND i.applied_at <= @as_of
    AND (i.effective_end_date IS NULL OR i.effective_end_date >= @today)
  GROUP BY i.customer_id
),
complaining AS (
  SELECT
    c.customer_id AS party_id,
    COUNT(*) AS complaint_count
  FROM `complaints` AS c
  WHERE c.customer_id IN (SELECT s.party_id FROM shown AS s UNION DISTINCT SELECT p.party_id FROM partners AS p)
    AND c.status = 'OPEN'
    AND c.received_at <= @as_of
  GROUP BY c.customer_id
),
members AS (
  SELECT
    'member:' || s.party_id AS record_key,
    s.subject_customer_id AS subject_customer_id, s.party_id AS party_id, s.party_name AS party_name,
    v.parent_id AS parent_id, s.display_rank AS display_rank, s.family_count AS family_count,
    o.ownership_pct AS ownership_pct, l.relationship_type AS caller_relationship_type,
    l.caller_name AS caller_name,
    COALESCE(l.has_authority, FALSE) AS caller_has_authority,
    s.as_of AS as_of, s.source_system AS source_system
  FROM shown AS s
  LEFT JOIN visible_parents AS v
    ON v.subject_customer_id = s.subject_customer_id AND v.party_id = s.party_id
  LEFT JOIN caller_links AS l
    ON l.subject_customer_id = s.subject_customer_id AND l.party_id = s.party_id
  LEFT JOIN `customer_relationships_by_target` AS o ON o.to_customer_id = s.party_id
    AND o.from_customer_id = v.parent_id
    AND o.relationship_type = 'PARENT_OF'
    AND o.valid_from <= @today
    AND (o.valid_to IS NULL OR o.valid_to >= @today)
  WHERE TRUE
  QUALIFY ROW_NUMBER() OVER (
    PARTITION BY s.subject_customer_id, s.party_id
    ORDER BY o.valid_from DESC, o.relationship_id
  ) = 1
)
-- The keys never match, so the full join puts members and links one under the other.
SELECT
  IF(m.record_key IS NULL, 'link', 'member') AS row_kind,
  COALESCE(m.subject_customer_id, p.subject_customer_id) AS subject_customer_id,
  COALESCE(m.record_key, p.record_key) AS record_key,
  COALESCE(m.party_id, p.party_id) AS party_id,
  COALESCE(m.party_name, p.party_name) AS party_name,
  COALESCE(r.restriction_count, 0) > 0 AS is_restricted,
  COALESCE(c.complaint_count, 0) > 0 AS is_complaining,
  m.parent_id AS parent_id, m.family_count AS family_count,
  COALESCE(m.ownership_pct, p.ownership_pct) AS ownership_pct,
  m.caller_relationship_type AS caller_relationship_type, m.caller_name AS caller_name,
  m.caller_has_authority AS caller_has_authority, p.party_type AS party_type,
  p.link_direction AS link_direction, p.relationship_type AS relationship_type, p.valid_from AS valid_from,
  p.valid_to AS valid_to,
  COALESCE(m.source_system, p.source_system) AS source_system,
  COALESCE(m.as_of, p.as_of) AS as_of
FROM members AS m
FULL JOIN partners AS p ON p.record_key = m.record_key
LEFT JOIN restricted AS r ON r.party_id = COALESCE(m.party_id, p.party_id)
LEFT JOIN complaining AS c ON c.party_id = COALESCE(m.party_id, p.party_id)
ORDER BY row_kind DESC, m.display_rank, record_key
