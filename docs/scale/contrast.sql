-- Who talks more often about what: the counts of a contrast, row by row.
-- It reads the exported tables, and two small views that say what is compared:
--   comparison  attribute, value_a, value_b, kind    one row; kind is code, code-stance, concept or theme
--   conditions  attribute, value                     no row, or one for each filter (--where)
WITH
-- Rows ------------------------------------------------------------------------------------------------
-- Themes that count: a dropped one links no code.
links AS (
  SELECT l.theme_guid, l.code_guid
  FROM theme_codes l JOIN themes t ON t.theme_guid = l.theme_guid
  WHERE t.status <> 'dropped'
),
-- A code's themes: its own, else those of the nearest code above that has some.
near AS (
  SELECT up.code_guid, min(up.depth) AS depth
  FROM code_tree up JOIN links l ON l.code_guid = up.ancestor_guid
  GROUP BY up.code_guid
),
themes_of AS (
  SELECT DISTINCT near.code_guid, l.theme_guid
  FROM near
  JOIN code_tree up ON up.code_guid = near.code_guid AND up.depth = near.depth
  JOIN links l ON l.code_guid = up.ancestor_guid
),
stances AS (
  SELECT '' AS stance UNION ALL SELECT '+' UNION ALL SELECT '-' UNION ALL SELECT '±'
),
-- What each row counts. Whatever stands below a code counts for it; the stance * is any.
row_codes AS (
  SELECT 'code' AS kind, ancestor_guid AS row_key, '*' AS stance, code_guid FROM code_tree
  UNION ALL
  SELECT 'code-stance', t.ancestor_guid, s.stance, t.code_guid FROM code_tree t CROSS JOIN stances s
  UNION ALL
  SELECT DISTINCT 'concept', c.concept, '*', t.code_guid
  FROM codes c JOIN code_tree t ON t.ancestor_guid = c.code_guid
  WHERE c.concept <> ''
  UNION ALL
  SELECT DISTINCT 'theme', above.ancestor_guid, '*', t.code_guid
  FROM links l
  JOIN theme_tree above ON above.theme_guid = l.theme_guid
  JOIN code_tree t ON t.ancestor_guid = l.code_guid
),
all_rows AS (
  SELECT 'code' AS kind, code_guid AS row_key, name, '*' AS stance FROM codes
  UNION ALL
  SELECT 'code-stance', code_guid, name, stance FROM codes CROSS JOIN stances
  UNION ALL
  SELECT DISTINCT 'concept', concept, concept, '*' FROM codes WHERE concept <> ''
  UNION ALL
  SELECT 'theme', theme_guid, name, '*' FROM themes WHERE status <> 'dropped'
),
wanted AS (
  SELECT r.row_key, r.name, r.stance FROM all_rows r JOIN comparison c ON c.kind = r.kind
),
-- Themes that a row is about; they say where its topic was asked.
row_themes AS (
  SELECT 'code' AS kind, code_guid AS row_key, theme_guid FROM themes_of
  UNION ALL
  SELECT 'code-stance', code_guid, theme_guid FROM themes_of
  UNION ALL
  SELECT DISTINCT 'concept', c.concept, t.theme_guid
  FROM codes c JOIN themes_of t ON t.code_guid = c.code_guid
  WHERE c.concept <> ''
  UNION ALL
  SELECT 'theme', theme_guid, theme_guid FROM themes WHERE status <> 'dropped'
),
-- Groups and voices -----------------------------------------------------------------------------------
-- A participant in a document, or speech there without a name. Attributes are looked up nearest first.
voices AS (
  SELECT s.voice, s.person, s.document, s.participant_guid, d.group_guid, d.site_guid
  FROM speakers s JOIN documents d ON d.document = s.document
  WHERE s.role = 'participant' AND d.group_guid IS NOT NULL
),
turned_away AS (
  SELECT v.voice
  FROM voices v
  CROSS JOIN conditions c
  LEFT JOIN case_attributes p ON p.case_guid = v.participant_guid AND p.attribute = c.attribute
  LEFT JOIN case_attributes g ON g.case_guid = v.group_guid AND g.attribute = c.attribute
  LEFT JOIN case_attributes s ON s.case_guid = v.site_guid AND s.attribute = c.attribute
  WHERE coalesce(p.value, g.value, s.value) IS NULL OR coalesce(p.value, g.value, s.value) <> c.value
),
-- The voices of the groups on the two sides.
heard AS (
  SELECT v.voice, v.person, v.document, v.group_guid, coalesce(v.site_guid, '') AS site,
         CASE WHEN coalesce(g.value, s.value) = c.value_a THEN 'a' ELSE 'b' END AS side
  FROM voices v
  CROSS JOIN comparison c
  LEFT JOIN turned_away t ON t.voice = v.voice
  LEFT JOIN case_attributes g ON g.case_guid = v.group_guid AND g.attribute = c.attribute
  LEFT JOIN case_attributes s ON s.case_guid = v.site_guid AND s.attribute = c.attribute
  WHERE t.voice IS NULL AND coalesce(g.value, s.value) IN (c.value_a, c.value_b)
),
-- One row a group, with the words of its voices.
units AS (
  SELECT h.group_guid, h.side, h.site, coalesce(sum(t.words), 0) AS words
  FROM heard h
  LEFT JOIN turns t ON t.voice = h.voice AND t.document = h.document AND t.end_at > t.start_at
  GROUP BY h.group_guid, h.side, h.site
),
-- Asked -----------------------------------------------------------------------------------------------
-- The questions of a theme, and of the themes above and below it.
theme_questions AS (
  SELECT t.theme_guid, q.question_guid
  FROM questions q JOIN theme_tree t ON t.ancestor_guid = q.theme_guid
  UNION
  SELECT t.ancestor_guid, q.question_guid
  FROM questions q JOIN theme_tree t ON t.theme_guid = q.theme_guid
),
topics AS (
  SELECT r.row_key, r.theme_guid, q.question_guid
  FROM row_themes r
  JOIN comparison c ON c.kind = r.kind
  LEFT JOIN theme_questions q ON q.theme_guid = r.theme_guid
),
-- Only rows whose every theme has a question can have gone unasked.
can_go_unasked AS (
  SELECT row_key
  FROM topics
  GROUP BY row_key
  HAVING count(*) = count(question_guid) AND (SELECT count(*) FROM asked) > 0
),
asked_where AS (
  SELECT DISTINCT t.row_key, h.group_guid
  FROM heard h
  JOIN asked a ON a.document = h.document
  JOIN topics t ON t.question_guid = a.question_guid
),
-- Mentions --------------------------------------------------------------------------------------------
-- The segments of the one reading that counts, spoken by the voices that are heard.
mentions AS (
  SELECT r.row_key, r.stance, h.group_guid, h.person, s.document, s.passage
  FROM segments s
  JOIN heard h ON h.voice = s.voice AND h.document = s.document
  JOIN row_codes r ON r.code_guid = s.code_guid AND (r.stance = '*' OR r.stance = s.stance)
  JOIN comparison c ON c.kind = r.kind
  WHERE s.counts
),
-- A passage is one mention of a row by a group, whatever its codes and however many speak in it.
passages AS (
  SELECT row_key, stance, group_guid, count(*) AS mentions
  FROM (SELECT DISTINCT row_key, stance, group_guid, document, passage FROM mentions) AS once
  GROUP BY row_key, stance, group_guid
),
-- Every row in every group: asked there, and raised there, 1 or 0.
cells AS (
  SELECT w.row_key, w.name, w.stance, u.side, u.site, u.group_guid, u.words,
         coalesce(p.mentions, 0) AS mentions,
         CASE WHEN k.row_key IS NULL OR a.row_key IS NOT NULL THEN 1 ELSE 0 END AS asked,
         CASE WHEN p.row_key IS NULL THEN 0 ELSE 1 END AS raised
  FROM wanted w
  CROSS JOIN units u
  LEFT JOIN can_go_unasked k ON k.row_key = w.row_key
  LEFT JOIN asked_where a ON a.row_key = w.row_key AND a.group_guid = u.group_guid
  LEFT JOIN passages p ON p.row_key = w.row_key AND p.stance = w.stance AND p.group_guid = u.group_guid
),
-- People, not appearances: who speaks in two groups of a side is one.
people AS (
  SELECT x.row_key, x.stance,
         count(DISTINCT CASE WHEN x.side = 'a' THEN m.person END) AS speakers_a,
         count(DISTINCT CASE WHEN x.side = 'b' THEN m.person END) AS speakers_b
  FROM cells x
  JOIN mentions m ON m.row_key = x.row_key AND m.stance = x.stance AND m.group_guid = x.group_guid
  WHERE x.asked = 1
  GROUP BY x.row_key, x.stance
)
SELECT x.name AS row_name, x.stance,
       sum(CASE WHEN x.side = 'a' THEN x.asked * x.raised ELSE 0 END) AS groups_a,
       sum(CASE WHEN x.side = 'a' THEN x.asked ELSE 0 END) AS of_a,
       sum(CASE WHEN x.side = 'b' THEN x.asked * x.raised ELSE 0 END) AS groups_b,
       sum(CASE WHEN x.side = 'b' THEN x.asked ELSE 0 END) AS of_b,
       count(DISTINCT CASE WHEN x.side = 'a' AND x.asked * x.raised = 1 THEN x.site END) AS sites_a,
       count(DISTINCT CASE WHEN x.side = 'b' AND x.asked * x.raised = 1 THEN x.site END) AS sites_b,
       coalesce(max(p.speakers_a), 0) AS speakers_a,
       coalesce(max(p.speakers_b), 0) AS speakers_b,
       sum(CASE WHEN x.side = 'a' THEN x.asked * x.mentions ELSE 0 END) AS mentions_a,
       sum(CASE WHEN x.side = 'b' THEN x.asked * x.mentions ELSE 0 END) AS mentions_b,
       sum(CASE WHEN x.side = 'a' THEN x.asked * x.words ELSE 0 END) AS words_a,
       sum(CASE WHEN x.side = 'b' THEN x.asked * x.words ELSE 0 END) AS words_b,
       sum(CASE WHEN x.side = 'a' THEN (1 - x.asked) * x.raised ELSE 0 END) AS raised_unasked_a,
       sum(CASE WHEN x.side = 'b' THEN (1 - x.asked) * x.raised ELSE 0 END) AS raised_unasked_b
FROM cells x
LEFT JOIN people p ON p.row_key = x.row_key AND p.stance = x.stance
GROUP BY x.row_key, x.name, x.stance
ORDER BY x.name, x.stance
