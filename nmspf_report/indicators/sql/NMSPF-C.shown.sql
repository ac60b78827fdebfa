-- Queries that count a framework, made by .ci/regenerate.py. Digest of the definitions: 0dc02ef18f9a06e4973624757490616d973c58ac9a5feb7f0a37afa098624f22

-- query: PREV-1 prevention_referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on FROM prevention_referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS prevention_referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, count() AS part_0 FROM __duckdb_s1 AS prevention_referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0 FROM __duckdb_s2 AS prevention_referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0 FROM __duckdb_s4 AS prevention_referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0 FROM __duckdb_s5 AS prevention_referrals

-- query: PREV-1a prevention_referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, repeat_prevention_referral FROM prevention_referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, repeat_prevention_referral, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS prevention_referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(repeat_prevention_referral AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE(repeat_prevention_referral, TRUE) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS prevention_referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS prevention_referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS prevention_referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS prevention_referrals

-- query: PREV-1a-i prevention_referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, repeat_prevention_referral FROM prevention_referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, repeat_prevention_referral, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS prevention_referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, count() AS part_0, COALESCE(sum(CAST(repeat_prevention_referral AS BIGINT)), 0) AS part_1, COALESCE(sum(CAST(COALESCE(repeat_prevention_referral, TRUE) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS prevention_referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS prevention_referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS prevention_referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS prevention_referrals

-- query: PREV-1b prevention_referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, passed_to_duty_team FROM prevention_referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, passed_to_duty_team, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS prevention_referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(passed_to_duty_team AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE(passed_to_duty_team, TRUE) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS prevention_referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS prevention_referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS prevention_referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS prevention_referrals

-- query: PROT-1 referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, count() AS part_0 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0 FROM __duckdb_s5 AS referrals

-- query: PROT-1a referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, count() AS part_0 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0 FROM __duckdb_s5 AS referrals

-- query: PROT-2 referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, repeat_referral FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, repeat_referral, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(repeat_referral AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE(repeat_referral, TRUE) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS referrals

-- query: PROT-2a referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, repeat_referral, outcome FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, repeat_referral, outcome, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, repeat_referral, count() AS part_0, COALESCE(sum(CAST((outcome = 'no_further_action') AS BIGINT)), 0) AS part_1, COALESCE(sum(CAST((outcome = 'prevention_team') AS BIGINT)), 0) AS part_2, COALESCE(sum(CAST((outcome = 'care_and_support') AS BIGINT)), 0) AS part_3, COALESCE(sum(CAST((outcome = 'section_47_enquiry') AS BIGINT)), 0) AS part_4, COALESCE(sum(CAST((NOT (outcome IS NULL)) AS BIGINT)), 0) AS part_5 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day, repeat_referral

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, repeat_referral AS repeat_referral, part_0, part_1, part_2, part_3, part_4, part_5 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.repeat_referral, lhs.part_0, lhs.part_1, lhs.part_2, lhs.part_3, lhs.part_4, lhs.part_5, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum((CASE WHEN (NOT repeat_referral) THEN part_0 ELSE NULL END)), 0) AS tally_0, COALESCE(sum((CASE WHEN (NOT repeat_referral) THEN part_1 ELSE NULL END)), 0) AS tally_1, COALESCE(sum((CASE WHEN (NOT repeat_referral) THEN part_2 ELSE NULL END)), 0) AS tally_2, COALESCE(sum((CASE WHEN (NOT repeat_referral) THEN part_3 ELSE NULL END)), 0) AS tally_3, COALESCE(sum((CASE WHEN (NOT repeat_referral) THEN part_4 ELSE NULL END)), 0) AS tally_4, COALESCE(sum((CASE WHEN (NOT repeat_referral) THEN part_5 ELSE NULL END)), 0) AS tally_5 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2, tally_3, tally_4, tally_5 FROM __duckdb_s5 AS referrals

-- query: PROT-2a-i referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, repeat_referral, outcome FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, repeat_referral, outcome, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(((NOT repeat_referral) AND (outcome = 'no_further_action')) AS BIGINT)), 0) AS part_0, COALESCE(sum(CAST((NOT repeat_referral) AS BIGINT)), 0) AS part_1, COALESCE(sum(CAST(((NOT repeat_referral) AND COALESCE((outcome = 'no_further_action'), TRUE)) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS referrals

-- query: PROT-2a-ii referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, repeat_referral, outcome FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, repeat_referral, outcome, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(((NOT repeat_referral) AND (outcome = 'prevention_team')) AS BIGINT)), 0) AS part_0, COALESCE(sum(CAST((NOT repeat_referral) AS BIGINT)), 0) AS part_1, COALESCE(sum(CAST(((NOT repeat_referral) AND COALESCE((outcome = 'prevention_team'), TRUE)) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS referrals

-- query: PROT-2a-iii referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, repeat_referral, outcome FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, repeat_referral, outcome, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(((NOT repeat_referral) AND (outcome = 'care_and_support')) AS BIGINT)), 0) AS part_0, COALESCE(sum(CAST((NOT repeat_referral) AS BIGINT)), 0) AS part_1, COALESCE(sum(CAST(((NOT repeat_referral) AND COALESCE((outcome = 'care_and_support'), TRUE)) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS referrals

-- query: PROT-2a-iv referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, repeat_referral, outcome FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, repeat_referral, outcome, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(((NOT repeat_referral) AND (outcome = 'section_47_enquiry')) AS BIGINT)), 0) AS part_0, COALESCE(sum(CAST((NOT repeat_referral) AS BIGINT)), 0) AS part_1, COALESCE(sum(CAST(((NOT repeat_referral) AND COALESCE((outcome = 'section_47_enquiry'), TRUE)) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS referrals

-- query: PROT-2b referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, repeat_referral, outcome FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, repeat_referral, outcome, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, repeat_referral, count() AS part_0, COALESCE(sum(CAST((outcome = 'no_further_action') AS BIGINT)), 0) AS part_1, COALESCE(sum(CAST((outcome = 'prevention_team') AS BIGINT)), 0) AS part_2, COALESCE(sum(CAST((outcome = 'care_and_support') AS BIGINT)), 0) AS part_3, COALESCE(sum(CAST((outcome = 'section_47_enquiry') AS BIGINT)), 0) AS part_4, COALESCE(sum(CAST((NOT (outcome IS NULL)) AS BIGINT)), 0) AS part_5 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day, repeat_referral

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, repeat_referral AS repeat_referral, part_0, part_1, part_2, part_3, part_4, part_5 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.repeat_referral, lhs.part_0, lhs.part_1, lhs.part_2, lhs.part_3, lhs.part_4, lhs.part_5, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum((CASE WHEN repeat_referral THEN part_0 ELSE NULL END)), 0) AS tally_0, COALESCE(sum((CASE WHEN repeat_referral THEN part_1 ELSE NULL END)), 0) AS tally_1, COALESCE(sum((CASE WHEN repeat_referral THEN part_2 ELSE NULL END)), 0) AS tally_2, COALESCE(sum((CASE WHEN repeat_referral THEN part_3 ELSE NULL END)), 0) AS tally_3, COALESCE(sum((CASE WHEN repeat_referral THEN part_4 ELSE NULL END)), 0) AS tally_4, COALESCE(sum((CASE WHEN repeat_referral THEN part_5 ELSE NULL END)), 0) AS tally_5 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2, tally_3, tally_4, tally_5 FROM __duckdb_s5 AS referrals

-- query: PROT-2b-i referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, repeat_referral, outcome FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, repeat_referral, outcome, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST((repeat_referral AND (outcome = 'no_further_action')) AS BIGINT)), 0) AS part_0, COALESCE(sum(CAST(repeat_referral AS BIGINT)), 0) AS part_1, COALESCE(sum(CAST((repeat_referral AND COALESCE((outcome = 'no_further_action'), TRUE)) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS referrals

-- query: PROT-2b-ii referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, repeat_referral, outcome FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, repeat_referral, outcome, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST((repeat_referral AND (outcome = 'prevention_team')) AS BIGINT)), 0) AS part_0, COALESCE(sum(CAST(repeat_referral AS BIGINT)), 0) AS part_1, COALESCE(sum(CAST((repeat_referral AND COALESCE((outcome = 'prevention_team'), TRUE)) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS referrals

-- query: PROT-2b-iii referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, repeat_referral, outcome FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, repeat_referral, outcome, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST((repeat_referral AND (outcome = 'care_and_support')) AS BIGINT)), 0) AS part_0, COALESCE(sum(CAST(repeat_referral AS BIGINT)), 0) AS part_1, COALESCE(sum(CAST((repeat_referral AND COALESCE((outcome = 'care_and_support'), TRUE)) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS referrals

-- query: PROT-2b-iv referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, repeat_referral, outcome FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, repeat_referral, outcome, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST((repeat_referral AND (outcome = 'section_47_enquiry')) AS BIGINT)), 0) AS part_0, COALESCE(sum(CAST(repeat_referral AS BIGINT)), 0) AS part_1, COALESCE(sum(CAST((repeat_referral AND COALESCE((outcome = 'section_47_enquiry'), TRUE)) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS referrals

-- query: PROT-3 referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, source FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, source, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, count() AS part_0, COALESCE(sum(CAST((source = 'police') AS BIGINT)), 0) AS part_1, COALESCE(sum(CAST((source = 'health') AS BIGINT)), 0) AS part_2, COALESCE(sum(CAST((source = 'education') AS BIGINT)), 0) AS part_3, COALESCE(sum(CAST((source = 'third_sector') AS BIGINT)), 0) AS part_4, COALESCE(sum(CAST((source = 'youth_justice') AS BIGINT)), 0) AS part_5, COALESCE(sum(CAST((source = 'prevention') AS BIGINT)), 0) AS part_6, COALESCE(sum(CAST((source = 'friends') AS BIGINT)), 0) AS part_7, COALESCE(sum(CAST((source = 'family') AS BIGINT)), 0) AS part_8, COALESCE(sum(CAST((source = 'anonymous') AS BIGINT)), 0) AS part_9, COALESCE(sum(CAST((source = 'other_agency') AS BIGINT)), 0) AS part_10, COALESCE(sum(CAST((NOT (source IS NULL)) AS BIGINT)), 0) AS part_11 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2, part_3, part_4, part_5, part_6, part_7, part_8, part_9, part_10, part_11 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, lhs.part_3, lhs.part_4, lhs.part_5, lhs.part_6, lhs.part_7, lhs.part_8, lhs.part_9, lhs.part_10, lhs.part_11, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2, COALESCE(sum(part_3), 0) AS tally_3, COALESCE(sum(part_4), 0) AS tally_4, COALESCE(sum(part_5), 0) AS tally_5, COALESCE(sum(part_6), 0) AS tally_6, COALESCE(sum(part_7), 0) AS tally_7, COALESCE(sum(part_8), 0) AS tally_8, COALESCE(sum(part_9), 0) AS tally_9, COALESCE(sum(part_10), 0) AS tally_10, COALESCE(sum(part_11), 0) AS tally_11 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2, tally_3, tally_4, tally_5, tally_6, tally_7, tally_8, tally_9, tally_10, tally_11 FROM __duckdb_s5 AS referrals

-- query: PROT-4 referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, harm_neglect, harm_physical_abuse, harm_sexual_abuse, harm_emotional_abuse, harm_financial_abuse FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, harm_neglect, harm_physical_abuse, harm_sexual_abuse, harm_emotional_abuse, harm_financial_abuse, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, count() AS part_0, COALESCE(sum(CAST(harm_neglect AS BIGINT)), 0) AS part_1, COALESCE(sum(CAST(harm_physical_abuse AS BIGINT)), 0) AS part_2, COALESCE(sum(CAST(harm_sexual_abuse AS BIGINT)), 0) AS part_3, COALESCE(sum(CAST(harm_emotional_abuse AS BIGINT)), 0) AS part_4, COALESCE(sum(CAST(harm_financial_abuse AS BIGINT)), 0) AS part_5, COALESCE(sum(CAST((((((NOT (harm_neglect IS NULL)) OR (NOT (harm_physical_abuse IS NULL))) OR (NOT (harm_sexual_abuse IS NULL))) OR (NOT (harm_emotional_abuse IS NULL))) OR (NOT (harm_financial_abuse IS NULL))) AS BIGINT)), 0) AS part_6 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2, part_3, part_4, part_5, part_6 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, lhs.part_3, lhs.part_4, lhs.part_5, lhs.part_6, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2, COALESCE(sum(part_3), 0) AS tally_3, COALESCE(sum(part_4), 0) AS tally_4, COALESCE(sum(part_5), 0) AS tally_5, COALESCE(sum(part_6), 0) AS tally_6 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2, tally_3, tally_4, tally_5, tally_6 FROM __duckdb_s5 AS referrals

-- query: PROT-4a referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, harm_neglect FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, harm_neglect, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(harm_neglect AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE(harm_neglect, TRUE) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS referrals

-- query: PROT-4b referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, harm_physical_abuse FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, harm_physical_abuse, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(harm_physical_abuse AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE(harm_physical_abuse, TRUE) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS referrals

-- query: PROT-4c referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, harm_sexual_abuse FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, harm_sexual_abuse, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(harm_sexual_abuse AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE(harm_sexual_abuse, TRUE) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS referrals

-- query: PROT-4d referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, harm_emotional_abuse FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, harm_emotional_abuse, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(harm_emotional_abuse AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE(harm_emotional_abuse, TRUE) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS referrals

-- query: PROT-4e referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, harm_financial_abuse FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, harm_financial_abuse, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(harm_financial_abuse AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE(harm_financial_abuse, TRUE) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS referrals

-- query: PROT-5 referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, concern_domestic_abuse, concern_extra_familial_harm, concern_young_carer, concern_mental_health_child, concern_mental_health_parent, concern_physical_health_child, concern_physical_health_parent, concern_drugs_alcohol_child, concern_drugs_alcohol_parent, concern_disabilities, concern_bereavement, concern_parental_imprisonment, concern_educational_welfare, concern_homelessness, concern_female_genital_mutilation, concern_honour_based_violence, concern_radicalisation, concern_other FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, concern_domestic_abuse, concern_extra_familial_harm, concern_young_carer, concern_mental_health_child, concern_mental_health_parent, concern_physical_health_child, concern_physical_health_parent, concern_drugs_alcohol_child, concern_drugs_alcohol_parent, concern_disabilities, concern_bereavement, concern_parental_imprisonment, concern_educational_welfare, concern_homelessness, concern_female_genital_mutilation, concern_honour_based_violence, concern_radicalisation, concern_other, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, count() AS part_0, COALESCE(sum(CAST(concern_domestic_abuse AS BIGINT)), 0) AS part_1, COALESCE(sum(CAST(concern_extra_familial_harm AS BIGINT)), 0) AS part_2, COALESCE(sum(CAST(concern_young_carer AS BIGINT)), 0) AS part_3, COALESCE(sum(CAST(concern_mental_health_child AS BIGINT)), 0) AS part_4, COALESCE(sum(CAST(concern_mental_health_parent AS BIGINT)), 0) AS part_5, COALESCE(sum(CAST(concern_physical_health_child AS BIGINT)), 0) AS part_6, COALESCE(sum(CAST(concern_physical_health_parent AS BIGINT)), 0) AS part_7, COALESCE(sum(CAST(concern_drugs_alcohol_child AS BIGINT)), 0) AS part_8, COALESCE(sum(CAST(concern_drugs_alcohol_parent AS BIGINT)), 0) AS part_9, COALESCE(sum(CAST(concern_disabilities AS BIGINT)), 0) AS part_10, COALESCE(sum(CAST(concern_bereavement AS BIGINT)), 0) AS part_11, COALESCE(sum(CAST(concern_parental_imprisonment AS BIGINT)), 0) AS part_12, COALESCE(sum(CAST(concern_educational_welfare AS BIGINT)), 0) AS part_13, COALESCE(sum(CAST(concern_homelessness AS BIGINT)), 0) AS part_14, COALESCE(sum(CAST(concern_female_genital_mutilation AS BIGINT)), 0) AS part_15, COALESCE(sum(CAST(concern_honour_based_violence AS BIGINT)), 0) AS part_16, COALESCE(sum(CAST(concern_radicalisation AS BIGINT)), 0) AS part_17, COALESCE(sum(CAST(concern_other AS BIGINT)), 0) AS part_18, COALESCE(sum(CAST(((((((((((((((((((NOT (concern_domestic_abuse IS NULL)) OR (NOT (concern_extra_familial_harm IS NULL))) OR (NOT (concern_young_carer IS NULL))) OR (NOT (concern_mental_health_child IS NULL))) OR (NOT (concern_mental_health_parent IS NULL))) OR (NOT (concern_physical_health_child IS NULL))) OR (NOT (concern_physical_health_parent IS NULL))) OR (NOT (concern_drugs_alcohol_child IS NULL))) OR (NOT (concern_drugs_alcohol_parent IS NULL))) OR (NOT (concern_disabilities IS NULL))) OR (NOT (concern_bereavement IS NULL))) OR (NOT (concern_parental_imprisonment IS NULL))) OR (NOT (concern_educational_welfare IS NULL))) OR (NOT (concern_homelessness IS NULL))) OR (NOT (concern_female_genital_mutilation IS NULL))) OR (NOT (concern_honour_based_violence IS NULL))) OR (NOT (concern_radicalisation IS NULL))) OR (NOT (concern_other IS NULL))) AS BIGINT)), 0) AS part_19 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2, part_3, part_4, part_5, part_6, part_7, part_8, part_9, part_10, part_11, part_12, part_13, part_14, part_15, part_16, part_17, part_18, part_19 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, lhs.part_3, lhs.part_4, lhs.part_5, lhs.part_6, lhs.part_7, lhs.part_8, lhs.part_9, lhs.part_10, lhs.part_11, lhs.part_12, lhs.part_13, lhs.part_14, lhs.part_15, lhs.part_16, lhs.part_17, lhs.part_18, lhs.part_19, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2, COALESCE(sum(part_3), 0) AS tally_3, COALESCE(sum(part_4), 0) AS tally_4, COALESCE(sum(part_5), 0) AS tally_5, COALESCE(sum(part_6), 0) AS tally_6, COALESCE(sum(part_7), 0) AS tally_7, COALESCE(sum(part_8), 0) AS tally_8, COALESCE(sum(part_9), 0) AS tally_9, COALESCE(sum(part_10), 0) AS tally_10, COALESCE(sum(part_11), 0) AS tally_11, COALESCE(sum(part_12), 0) AS tally_12, COALESCE(sum(part_13), 0) AS tally_13, COALESCE(sum(part_14), 0) AS tally_14, COALESCE(sum(part_15), 0) AS tally_15, COALESCE(sum(part_16), 0) AS tally_16, COALESCE(sum(part_17), 0) AS tally_17, COALESCE(sum(part_18), 0) AS tally_18, COALESCE(sum(part_19), 0) AS tally_19 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2, tally_3, tally_4, tally_5, tally_6, tally_7, tally_8, tally_9, tally_10, tally_11, tally_12, tally_13, tally_14, tally_15, tally_16, tally_17, tally_18, tally_19 FROM __duckdb_s5 AS referrals

-- query: PROT-5a referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, concern_domestic_abuse FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, concern_domestic_abuse, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(concern_domestic_abuse AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE(concern_domestic_abuse, TRUE) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS referrals

-- query: PROT-5b referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, concern_extra_familial_harm FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, concern_extra_familial_harm, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(concern_extra_familial_harm AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE(concern_extra_familial_harm, TRUE) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS referrals

-- query: PROT-5c referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, concern_young_carer FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, concern_young_carer, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(concern_young_carer AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE(concern_young_carer, TRUE) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS referrals

-- query: PROT-5d referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, concern_mental_health_child, concern_mental_health_parent, concern_physical_health_child, concern_physical_health_parent FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, concern_mental_health_child, concern_mental_health_parent, concern_physical_health_child, concern_physical_health_parent, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST((((concern_mental_health_child OR concern_mental_health_parent) OR concern_physical_health_child) OR concern_physical_health_parent) AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE((((concern_mental_health_child OR concern_mental_health_parent) OR concern_physical_health_child) OR concern_physical_health_parent), TRUE) AS BIGINT)), 0) AS part_2, COALESCE(sum(CAST(((((concern_mental_health_child OR concern_mental_health_parent) OR concern_physical_health_child) OR concern_physical_health_parent) AND (concern_mental_health_child OR concern_physical_health_child)) AS BIGINT)), 0) AS part_3, COALESCE(sum(CAST((COALESCE((((concern_mental_health_child OR concern_mental_health_parent) OR concern_physical_health_child) OR concern_physical_health_parent), TRUE) AND COALESCE((concern_mental_health_child OR concern_physical_health_child), TRUE)) AS BIGINT)), 0) AS part_4, COALESCE(sum(CAST(((((concern_mental_health_child OR concern_mental_health_parent) OR concern_physical_health_child) OR concern_physical_health_parent) AND (concern_mental_health_parent OR concern_physical_health_parent)) AS BIGINT)), 0) AS part_5, COALESCE(sum(CAST((COALESCE((((concern_mental_health_child OR concern_mental_health_parent) OR concern_physical_health_child) OR concern_physical_health_parent), TRUE) AND COALESCE((concern_mental_health_parent OR concern_physical_health_parent), TRUE)) AS BIGINT)), 0) AS part_6 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2, part_3, part_4, part_5, part_6 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, lhs.part_3, lhs.part_4, lhs.part_5, lhs.part_6, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2, COALESCE(sum(part_3), 0) AS tally_3, COALESCE(sum(part_4), 0) AS tally_4, COALESCE(sum(part_5), 0) AS tally_5, COALESCE(sum(part_6), 0) AS tally_6 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2, tally_3, tally_4, tally_5, tally_6 FROM __duckdb_s5 AS referrals

-- query: PROT-5d-i referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, concern_mental_health_child, concern_mental_health_parent FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, concern_mental_health_child, concern_mental_health_parent, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST((concern_mental_health_child OR concern_mental_health_parent) AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE((concern_mental_health_child OR concern_mental_health_parent), TRUE) AS BIGINT)), 0) AS part_2, COALESCE(sum(CAST(((concern_mental_health_child OR concern_mental_health_parent) AND concern_mental_health_child) AS BIGINT)), 0) AS part_3, COALESCE(sum(CAST((COALESCE((concern_mental_health_child OR concern_mental_health_parent), TRUE) AND COALESCE(concern_mental_health_child, TRUE)) AS BIGINT)), 0) AS part_4, COALESCE(sum(CAST(((concern_mental_health_child OR concern_mental_health_parent) AND concern_mental_health_parent) AS BIGINT)), 0) AS part_5, COALESCE(sum(CAST((COALESCE((concern_mental_health_child OR concern_mental_health_parent), TRUE) AND COALESCE(concern_mental_health_parent, TRUE)) AS BIGINT)), 0) AS part_6 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2, part_3, part_4, part_5, part_6 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, lhs.part_3, lhs.part_4, lhs.part_5, lhs.part_6, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2, COALESCE(sum(part_3), 0) AS tally_3, COALESCE(sum(part_4), 0) AS tally_4, COALESCE(sum(part_5), 0) AS tally_5, COALESCE(sum(part_6), 0) AS tally_6 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2, tally_3, tally_4, tally_5, tally_6 FROM __duckdb_s5 AS referrals

-- query: PROT-5d-ii referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, concern_physical_health_child, concern_physical_health_parent FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, concern_physical_health_child, concern_physical_health_parent, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST((concern_physical_health_child OR concern_physical_health_parent) AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE((concern_physical_health_child OR concern_physical_health_parent), TRUE) AS BIGINT)), 0) AS part_2, COALESCE(sum(CAST(((concern_physical_health_child OR concern_physical_health_parent) AND concern_physical_health_child) AS BIGINT)), 0) AS part_3, COALESCE(sum(CAST((COALESCE((concern_physical_health_child OR concern_physical_health_parent), TRUE) AND COALESCE(concern_physical_health_child, TRUE)) AS BIGINT)), 0) AS part_4, COALESCE(sum(CAST(((concern_physical_health_child OR concern_physical_health_parent) AND concern_physical_health_parent) AS BIGINT)), 0) AS part_5, COALESCE(sum(CAST((COALESCE((concern_physical_health_child OR concern_physical_health_parent), TRUE) AND COALESCE(concern_physical_health_parent, TRUE)) AS BIGINT)), 0) AS part_6 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2, part_3, part_4, part_5, part_6 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, lhs.part_3, lhs.part_4, lhs.part_5, lhs.part_6, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2, COALESCE(sum(part_3), 0) AS tally_3, COALESCE(sum(part_4), 0) AS tally_4, COALESCE(sum(part_5), 0) AS tally_5, COALESCE(sum(part_6), 0) AS tally_6 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2, tally_3, tally_4, tally_5, tally_6 FROM __duckdb_s5 AS referrals

-- query: PROT-5e referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, concern_drugs_alcohol_child, concern_drugs_alcohol_parent FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, concern_drugs_alcohol_child, concern_drugs_alcohol_parent, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST((concern_drugs_alcohol_child OR concern_drugs_alcohol_parent) AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE((concern_drugs_alcohol_child OR concern_drugs_alcohol_parent), TRUE) AS BIGINT)), 0) AS part_2, COALESCE(sum(CAST(((concern_drugs_alcohol_child OR concern_drugs_alcohol_parent) AND concern_drugs_alcohol_child) AS BIGINT)), 0) AS part_3, COALESCE(sum(CAST((COALESCE((concern_drugs_alcohol_child OR concern_drugs_alcohol_parent), TRUE) AND COALESCE(concern_drugs_alcohol_child, TRUE)) AS BIGINT)), 0) AS part_4, COALESCE(sum(CAST(((concern_drugs_alcohol_child OR concern_drugs_alcohol_parent) AND concern_drugs_alcohol_parent) AS BIGINT)), 0) AS part_5, COALESCE(sum(CAST((COALESCE((concern_drugs_alcohol_child OR concern_drugs_alcohol_parent), TRUE) AND COALESCE(concern_drugs_alcohol_parent, TRUE)) AS BIGINT)), 0) AS part_6 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2, part_3, part_4, part_5, part_6 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, lhs.part_3, lhs.part_4, lhs.part_5, lhs.part_6, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2, COALESCE(sum(part_3), 0) AS tally_3, COALESCE(sum(part_4), 0) AS tally_4, COALESCE(sum(part_5), 0) AS tally_5, COALESCE(sum(part_6), 0) AS tally_6 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2, tally_3, tally_4, tally_5, tally_6 FROM __duckdb_s5 AS referrals

-- query: PROT-5f referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, concern_disabilities FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, concern_disabilities, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(concern_disabilities AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE(concern_disabilities, TRUE) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS referrals

-- query: PROT-5g referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, concern_bereavement FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, concern_bereavement, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(concern_bereavement AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE(concern_bereavement, TRUE) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS referrals

-- query: PROT-5h referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, concern_parental_imprisonment FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, concern_parental_imprisonment, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(concern_parental_imprisonment AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE(concern_parental_imprisonment, TRUE) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS referrals

-- query: PROT-5i referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, concern_educational_welfare FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, concern_educational_welfare, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(concern_educational_welfare AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE(concern_educational_welfare, TRUE) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS referrals

-- query: PROT-5j referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, concern_homelessness FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, concern_homelessness, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(concern_homelessness AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE(concern_homelessness, TRUE) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS referrals

-- query: PROT-5k referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, concern_female_genital_mutilation FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, concern_female_genital_mutilation, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(concern_female_genital_mutilation AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE(concern_female_genital_mutilation, TRUE) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS referrals

-- query: PROT-5l referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, concern_honour_based_violence FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, concern_honour_based_violence, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(concern_honour_based_violence AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE(concern_honour_based_violence, TRUE) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS referrals

-- query: PROT-5m referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, concern_radicalisation FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, concern_radicalisation, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(concern_radicalisation AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE(concern_radicalisation, TRUE) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS referrals

-- query: PROT-5n referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, concern_other FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, concern_other, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(concern_other AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE(concern_other, TRUE) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS referrals

-- query: S47-1 strategy_meetings
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, held_on, strategy_meeting_id, initial, progressed_to_section_47, progressed_to_care_and_support FROM strategy_meetings
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, held_on, strategy_meeting_id, initial, progressed_to_section_47, progressed_to_care_and_support, CAST(date_trunc('quarter', held_on) AS DATE) AS first_day FROM __duckdb_s0 AS strategy_meetings WHERE ((((held_on >= '2025-04-01'::DATE) AND (held_on <= '2026-03-31'::DATE)) AND (NOT (strategy_meeting_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, strategy_meeting_id, COALESCE(bool_or(initial), FALSE) AS tally_0, COALESCE(bool_or((initial AND ((NOT progressed_to_section_47) AND (NOT progressed_to_care_and_support)))), FALSE) AS tally_1, COALESCE(bool_or((initial AND COALESCE(((NOT progressed_to_section_47) AND (NOT progressed_to_care_and_support)), TRUE))), FALSE) AS tally_2 FROM __duckdb_s1 AS strategy_meetings GROUP BY area_code, first_day, strategy_meeting_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, strategy_meeting_id AS strategy_meeting_id, tally_0, tally_1, tally_2 FROM __duckdb_s2 AS strategy_meetings
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s3 AS strategy_meetings GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s4 AS strategy_meetings
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, held_on, strategy_meeting_id, initial, progressed_to_section_47, progressed_to_care_and_support, CAST((date_trunc('year', (held_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS strategy_meetings WHERE ((((held_on >= '2025-04-01'::DATE) AND (held_on <= '2026-03-31'::DATE)) AND (NOT (strategy_meeting_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, strategy_meeting_id, COALESCE(bool_or(initial), FALSE) AS tally_0, COALESCE(bool_or((initial AND ((NOT progressed_to_section_47) AND (NOT progressed_to_care_and_support)))), FALSE) AS tally_1, COALESCE(bool_or((initial AND COALESCE(((NOT progressed_to_section_47) AND (NOT progressed_to_care_and_support)), TRUE))), FALSE) AS tally_2 FROM __duckdb_s7 AS strategy_meetings GROUP BY area_code, first_day, strategy_meeting_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, strategy_meeting_id AS strategy_meeting_id, tally_0, tally_1, tally_2 FROM __duckdb_s8 AS strategy_meetings
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s9 AS strategy_meetings GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s10 AS strategy_meetings
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS strategy_meetings UNION ALL SELECT * FROM __duckdb_s12 AS strategy_meetings

-- query: S47-1 referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, led_to_strategy_meeting FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, led_to_strategy_meeting, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(led_to_strategy_meeting AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE(led_to_strategy_meeting, TRUE) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS referrals

-- query: S47-1a strategy_meetings
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, held_on, strategy_meeting_id, initial, hours_to_meeting FROM strategy_meetings
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, held_on, strategy_meeting_id, initial, hours_to_meeting, CAST(date_trunc('quarter', held_on) AS DATE) AS first_day FROM __duckdb_s0 AS strategy_meetings WHERE ((((held_on >= '2025-04-01'::DATE) AND (held_on <= '2026-03-31'::DATE)) AND (NOT (strategy_meeting_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, strategy_meeting_id, COALESCE(bool_or((initial AND (hours_to_meeting <= 24))), FALSE) AS tally_0, COALESCE(bool_or(initial), FALSE) AS tally_1, COALESCE(bool_or((initial AND COALESCE((hours_to_meeting <= 24), TRUE))), FALSE) AS tally_2 FROM __duckdb_s1 AS strategy_meetings GROUP BY area_code, first_day, strategy_meeting_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, strategy_meeting_id AS strategy_meeting_id, tally_0, tally_1, tally_2 FROM __duckdb_s2 AS strategy_meetings
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s3 AS strategy_meetings GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s4 AS strategy_meetings
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, held_on, strategy_meeting_id, initial, hours_to_meeting, CAST((date_trunc('year', (held_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS strategy_meetings WHERE ((((held_on >= '2025-04-01'::DATE) AND (held_on <= '2026-03-31'::DATE)) AND (NOT (strategy_meeting_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, strategy_meeting_id, COALESCE(bool_or((initial AND (hours_to_meeting <= 24))), FALSE) AS tally_0, COALESCE(bool_or(initial), FALSE) AS tally_1, COALESCE(bool_or((initial AND COALESCE((hours_to_meeting <= 24), TRUE))), FALSE) AS tally_2 FROM __duckdb_s7 AS strategy_meetings GROUP BY area_code, first_day, strategy_meeting_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, strategy_meeting_id AS strategy_meeting_id, tally_0, tally_1, tally_2 FROM __duckdb_s8 AS strategy_meetings
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s9 AS strategy_meetings GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s10 AS strategy_meetings
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS strategy_meetings UNION ALL SELECT * FROM __duckdb_s12 AS strategy_meetings;

WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, held_on, child_id, initial, hours_to_meeting FROM strategy_meetings
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, held_on, child_id, initial, hours_to_meeting, CAST(date_trunc('quarter', held_on) AS DATE) AS first_day FROM __duckdb_s0 AS strategy_meetings WHERE ((((held_on >= '2025-04-01'::DATE) AND (held_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((initial AND (hours_to_meeting <= 24))), FALSE) AS tally_3, COALESCE(bool_or(initial), FALSE) AS tally_4, COALESCE(bool_or((initial AND COALESCE((hours_to_meeting <= 24), TRUE))), FALSE) AS tally_5 FROM __duckdb_s1 AS strategy_meetings GROUP BY area_code, first_day, child_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_3, tally_4, tally_5 FROM __duckdb_s2 AS strategy_meetings
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_3 AS BIGINT)), 0) AS tally_3, COALESCE(sum(CAST(tally_4 AS BIGINT)), 0) AS tally_4, COALESCE(sum(CAST(tally_5 AS BIGINT)), 0) AS tally_5 FROM __duckdb_s3 AS strategy_meetings GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_3, tally_4, tally_5 FROM __duckdb_s4 AS strategy_meetings
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_3, lhs.tally_4, lhs.tally_5, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, held_on, child_id, initial, hours_to_meeting, CAST((date_trunc('year', (held_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS strategy_meetings WHERE ((((held_on >= '2025-04-01'::DATE) AND (held_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((initial AND (hours_to_meeting <= 24))), FALSE) AS tally_3, COALESCE(bool_or(initial), FALSE) AS tally_4, COALESCE(bool_or((initial AND COALESCE((hours_to_meeting <= 24), TRUE))), FALSE) AS tally_5 FROM __duckdb_s7 AS strategy_meetings GROUP BY area_code, first_day, child_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_3, tally_4, tally_5 FROM __duckdb_s8 AS strategy_meetings
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_3 AS BIGINT)), 0) AS tally_3, COALESCE(sum(CAST(tally_4 AS BIGINT)), 0) AS tally_4, COALESCE(sum(CAST(tally_5 AS BIGINT)), 0) AS tally_5 FROM __duckdb_s9 AS strategy_meetings GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_3, tally_4, tally_5 FROM __duckdb_s10 AS strategy_meetings
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_3, lhs.tally_4, lhs.tally_5, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS strategy_meetings UNION ALL SELECT * FROM __duckdb_s12 AS strategy_meetings

-- query: S47-1b strategy_meetings
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, held_on, strategy_meeting_id, initial, progressed_to_section_47 FROM strategy_meetings
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, held_on, strategy_meeting_id, initial, progressed_to_section_47, CAST(date_trunc('quarter', held_on) AS DATE) AS first_day FROM __duckdb_s0 AS strategy_meetings WHERE ((((held_on >= '2025-04-01'::DATE) AND (held_on <= '2026-03-31'::DATE)) AND (NOT (strategy_meeting_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, strategy_meeting_id, COALESCE(bool_or((initial AND progressed_to_section_47)), FALSE) AS tally_0, COALESCE(bool_or(initial), FALSE) AS tally_1, COALESCE(bool_or((initial AND COALESCE(progressed_to_section_47, TRUE))), FALSE) AS tally_2 FROM __duckdb_s1 AS strategy_meetings GROUP BY area_code, first_day, strategy_meeting_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, strategy_meeting_id AS strategy_meeting_id, tally_0, tally_1, tally_2 FROM __duckdb_s2 AS strategy_meetings
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s3 AS strategy_meetings GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s4 AS strategy_meetings
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, held_on, strategy_meeting_id, initial, progressed_to_section_47, CAST((date_trunc('year', (held_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS strategy_meetings WHERE ((((held_on >= '2025-04-01'::DATE) AND (held_on <= '2026-03-31'::DATE)) AND (NOT (strategy_meeting_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, strategy_meeting_id, COALESCE(bool_or((initial AND progressed_to_section_47)), FALSE) AS tally_0, COALESCE(bool_or(initial), FALSE) AS tally_1, COALESCE(bool_or((initial AND COALESCE(progressed_to_section_47, TRUE))), FALSE) AS tally_2 FROM __duckdb_s7 AS strategy_meetings GROUP BY area_code, first_day, strategy_meeting_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, strategy_meeting_id AS strategy_meeting_id, tally_0, tally_1, tally_2 FROM __duckdb_s8 AS strategy_meetings
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s9 AS strategy_meetings GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s10 AS strategy_meetings
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS strategy_meetings UNION ALL SELECT * FROM __duckdb_s12 AS strategy_meetings;

WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, held_on, child_id, initial, progressed_to_section_47 FROM strategy_meetings
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, held_on, child_id, initial, progressed_to_section_47, CAST(date_trunc('quarter', held_on) AS DATE) AS first_day FROM __duckdb_s0 AS strategy_meetings WHERE ((((held_on >= '2025-04-01'::DATE) AND (held_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((initial AND progressed_to_section_47)), FALSE) AS tally_3, COALESCE(bool_or(initial), FALSE) AS tally_4, COALESCE(bool_or((initial AND COALESCE(progressed_to_section_47, TRUE))), FALSE) AS tally_5 FROM __duckdb_s1 AS strategy_meetings GROUP BY area_code, first_day, child_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_3, tally_4, tally_5 FROM __duckdb_s2 AS strategy_meetings
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_3 AS BIGINT)), 0) AS tally_3, COALESCE(sum(CAST(tally_4 AS BIGINT)), 0) AS tally_4, COALESCE(sum(CAST(tally_5 AS BIGINT)), 0) AS tally_5 FROM __duckdb_s3 AS strategy_meetings GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_3, tally_4, tally_5 FROM __duckdb_s4 AS strategy_meetings
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_3, lhs.tally_4, lhs.tally_5, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, held_on, child_id, initial, progressed_to_section_47, CAST((date_trunc('year', (held_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS strategy_meetings WHERE ((((held_on >= '2025-04-01'::DATE) AND (held_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((initial AND progressed_to_section_47)), FALSE) AS tally_3, COALESCE(bool_or(initial), FALSE) AS tally_4, COALESCE(bool_or((initial AND COALESCE(progressed_to_section_47, TRUE))), FALSE) AS tally_5 FROM __duckdb_s7 AS strategy_meetings GROUP BY area_code, first_day, child_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_3, tally_4, tally_5 FROM __duckdb_s8 AS strategy_meetings
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_3 AS BIGINT)), 0) AS tally_3, COALESCE(sum(CAST(tally_4 AS BIGINT)), 0) AS tally_4, COALESCE(sum(CAST(tally_5 AS BIGINT)), 0) AS tally_5 FROM __duckdb_s9 AS strategy_meetings GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_3, tally_4, tally_5 FROM __duckdb_s10 AS strategy_meetings
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_3, lhs.tally_4, lhs.tally_5, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS strategy_meetings UNION ALL SELECT * FROM __duckdb_s12 AS strategy_meetings

-- query: S47-1c strategy_meetings
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, held_on, strategy_meeting_id, initial, progressed_to_care_and_support FROM strategy_meetings
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, held_on, strategy_meeting_id, initial, progressed_to_care_and_support, CAST(date_trunc('quarter', held_on) AS DATE) AS first_day FROM __duckdb_s0 AS strategy_meetings WHERE ((((held_on >= '2025-04-01'::DATE) AND (held_on <= '2026-03-31'::DATE)) AND (NOT (strategy_meeting_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, strategy_meeting_id, COALESCE(bool_or((initial AND progressed_to_care_and_support)), FALSE) AS tally_0, COALESCE(bool_or(initial), FALSE) AS tally_1, COALESCE(bool_or((initial AND COALESCE(progressed_to_care_and_support, TRUE))), FALSE) AS tally_2 FROM __duckdb_s1 AS strategy_meetings GROUP BY area_code, first_day, strategy_meeting_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, strategy_meeting_id AS strategy_meeting_id, tally_0, tally_1, tally_2 FROM __duckdb_s2 AS strategy_meetings
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s3 AS strategy_meetings GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s4 AS strategy_meetings
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, held_on, strategy_meeting_id, initial, progressed_to_care_and_support, CAST((date_trunc('year', (held_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS strategy_meetings WHERE ((((held_on >= '2025-04-01'::DATE) AND (held_on <= '2026-03-31'::DATE)) AND (NOT (strategy_meeting_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, strategy_meeting_id, COALESCE(bool_or((initial AND progressed_to_care_and_support)), FALSE) AS tally_0, COALESCE(bool_or(initial), FALSE) AS tally_1, COALESCE(bool_or((initial AND COALESCE(progressed_to_care_and_support, TRUE))), FALSE) AS tally_2 FROM __duckdb_s7 AS strategy_meetings GROUP BY area_code, first_day, strategy_meeting_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, strategy_meeting_id AS strategy_meeting_id, tally_0, tally_1, tally_2 FROM __duckdb_s8 AS strategy_meetings
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s9 AS strategy_meetings GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s10 AS strategy_meetings
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS strategy_meetings UNION ALL SELECT * FROM __duckdb_s12 AS strategy_meetings;

WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, held_on, child_id, initial, progressed_to_care_and_support FROM strategy_meetings
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, held_on, child_id, initial, progressed_to_care_and_support, CAST(date_trunc('quarter', held_on) AS DATE) AS first_day FROM __duckdb_s0 AS strategy_meetings WHERE ((((held_on >= '2025-04-01'::DATE) AND (held_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((initial AND progressed_to_care_and_support)), FALSE) AS tally_3, COALESCE(bool_or(initial), FALSE) AS tally_4, COALESCE(bool_or((initial AND COALESCE(progressed_to_care_and_support, TRUE))), FALSE) AS tally_5 FROM __duckdb_s1 AS strategy_meetings GROUP BY area_code, first_day, child_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_3, tally_4, tally_5 FROM __duckdb_s2 AS strategy_meetings
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_3 AS BIGINT)), 0) AS tally_3, COALESCE(sum(CAST(tally_4 AS BIGINT)), 0) AS tally_4, COALESCE(sum(CAST(tally_5 AS BIGINT)), 0) AS tally_5 FROM __duckdb_s3 AS strategy_meetings GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_3, tally_4, tally_5 FROM __duckdb_s4 AS strategy_meetings
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_3, lhs.tally_4, lhs.tally_5, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, held_on, child_id, initial, progressed_to_care_and_support, CAST((date_trunc('year', (held_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS strategy_meetings WHERE ((((held_on >= '2025-04-01'::DATE) AND (held_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((initial AND progressed_to_care_and_support)), FALSE) AS tally_3, COALESCE(bool_or(initial), FALSE) AS tally_4, COALESCE(bool_or((initial AND COALESCE(progressed_to_care_and_support, TRUE))), FALSE) AS tally_5 FROM __duckdb_s7 AS strategy_meetings GROUP BY area_code, first_day, child_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_3, tally_4, tally_5 FROM __duckdb_s8 AS strategy_meetings
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_3 AS BIGINT)), 0) AS tally_3, COALESCE(sum(CAST(tally_4 AS BIGINT)), 0) AS tally_4, COALESCE(sum(CAST(tally_5 AS BIGINT)), 0) AS tally_5 FROM __duckdb_s9 AS strategy_meetings GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_3, tally_4, tally_5 FROM __duckdb_s10 AS strategy_meetings
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_3, lhs.tally_4, lhs.tally_5, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS strategy_meetings UNION ALL SELECT * FROM __duckdb_s12 AS strategy_meetings

-- query: S47-2 section_47_enquiries
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, started_on FROM section_47_enquiries
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, started_on, CAST(date_trunc('quarter', started_on) AS DATE) AS first_day FROM __duckdb_s0 AS section_47_enquiries WHERE (((started_on >= '2025-04-01'::DATE) AND (started_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, count() AS part_0 FROM __duckdb_s1 AS section_47_enquiries GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0 FROM __duckdb_s2 AS section_47_enquiries
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0 FROM __duckdb_s4 AS section_47_enquiries GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0 FROM __duckdb_s5 AS section_47_enquiries

-- query: S47-2 referrals
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, received_on, led_to_section_47_enquiry FROM referrals
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, received_on, led_to_section_47_enquiry, CAST(date_trunc('quarter', received_on) AS DATE) AS first_day FROM __duckdb_s0 AS referrals WHERE (((received_on >= '2025-04-01'::DATE) AND (received_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(led_to_section_47_enquiry AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE(led_to_section_47_enquiry, TRUE) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS referrals GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS referrals
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS referrals GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS referrals

-- query: S47-2a section_47_enquiries
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, completed_on, working_days_to_completion FROM section_47_enquiries
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, completed_on, working_days_to_completion, CAST(date_trunc('quarter', completed_on) AS DATE) AS first_day FROM __duckdb_s0 AS section_47_enquiries WHERE (((completed_on >= '2025-04-01'::DATE) AND (completed_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST((working_days_to_completion <= 10) AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE((working_days_to_completion <= 10), TRUE) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS section_47_enquiries GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS section_47_enquiries
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS section_47_enquiries GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS section_47_enquiries;

WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, completed_on, child_id, working_days_to_completion FROM section_47_enquiries
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, completed_on, child_id, working_days_to_completion, CAST(date_trunc('quarter', completed_on) AS DATE) AS first_day FROM __duckdb_s0 AS section_47_enquiries WHERE ((((completed_on >= '2025-04-01'::DATE) AND (completed_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((working_days_to_completion <= 10)), FALSE) AS tally_3, COALESCE(bool_or(COALESCE((working_days_to_completion <= 10), TRUE)), FALSE) AS tally_5 FROM __duckdb_s1 AS section_47_enquiries GROUP BY area_code, first_day, child_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_3, tally_5 FROM __duckdb_s2 AS section_47_enquiries
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_3 AS BIGINT)), 0) AS tally_3, count() AS tally_4, COALESCE(sum(CAST(tally_5 AS BIGINT)), 0) AS tally_5 FROM __duckdb_s3 AS section_47_enquiries GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_3, tally_4, tally_5 FROM __duckdb_s4 AS section_47_enquiries
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_3, lhs.tally_4, lhs.tally_5, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, completed_on, child_id, working_days_to_completion, CAST((date_trunc('year', (completed_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS section_47_enquiries WHERE ((((completed_on >= '2025-04-01'::DATE) AND (completed_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((working_days_to_completion <= 10)), FALSE) AS tally_3, COALESCE(bool_or(COALESCE((working_days_to_completion <= 10), TRUE)), FALSE) AS tally_5 FROM __duckdb_s7 AS section_47_enquiries GROUP BY area_code, first_day, child_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_3, tally_5 FROM __duckdb_s8 AS section_47_enquiries
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_3 AS BIGINT)), 0) AS tally_3, count() AS tally_4, COALESCE(sum(CAST(tally_5 AS BIGINT)), 0) AS tally_5 FROM __duckdb_s9 AS section_47_enquiries GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_3, tally_4, tally_5 FROM __duckdb_s10 AS section_47_enquiries
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_3, lhs.tally_4, lhs.tally_5, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS section_47_enquiries UNION ALL SELECT * FROM __duckdb_s12 AS section_47_enquiries

-- query: S47-2b section_47_enquiries
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, completed_on, in_language_of_choice FROM section_47_enquiries
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, completed_on, in_language_of_choice, CAST(date_trunc('quarter', completed_on) AS DATE) AS first_day FROM __duckdb_s0 AS section_47_enquiries WHERE (((completed_on >= '2025-04-01'::DATE) AND (completed_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(in_language_of_choice AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE(in_language_of_choice, TRUE) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS section_47_enquiries GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS section_47_enquiries
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS section_47_enquiries GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS section_47_enquiries

-- query: S47-2b-i section_47_enquiries
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, started_on, more_than_one_enquiry_within_1_year, more_than_one_enquiry_within_2_years, more_than_one_enquiry_within_3_years, more_than_one_enquiry_within_4_years FROM section_47_enquiries
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, started_on, more_than_one_enquiry_within_1_year, more_than_one_enquiry_within_2_years, more_than_one_enquiry_within_3_years, more_than_one_enquiry_within_4_years, CAST(date_trunc('quarter', started_on) AS DATE) AS first_day FROM __duckdb_s0 AS section_47_enquiries WHERE (((started_on >= '2025-04-01'::DATE) AND (started_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, count() AS part_0, COALESCE(sum(CAST(more_than_one_enquiry_within_1_year AS BIGINT)), 0) AS part_1, COALESCE(sum(CAST(COALESCE(more_than_one_enquiry_within_1_year, TRUE) AS BIGINT)), 0) AS part_2, COALESCE(sum(CAST(more_than_one_enquiry_within_2_years AS BIGINT)), 0) AS part_3, COALESCE(sum(CAST(COALESCE(more_than_one_enquiry_within_2_years, TRUE) AS BIGINT)), 0) AS part_4, COALESCE(sum(CAST(more_than_one_enquiry_within_3_years AS BIGINT)), 0) AS part_5, COALESCE(sum(CAST(COALESCE(more_than_one_enquiry_within_3_years, TRUE) AS BIGINT)), 0) AS part_6, COALESCE(sum(CAST(more_than_one_enquiry_within_4_years AS BIGINT)), 0) AS part_7, COALESCE(sum(CAST(COALESCE(more_than_one_enquiry_within_4_years, TRUE) AS BIGINT)), 0) AS part_8 FROM __duckdb_s1 AS section_47_enquiries GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2, part_3, part_4, part_5, part_6, part_7, part_8 FROM __duckdb_s2 AS section_47_enquiries
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, lhs.part_3, lhs.part_4, lhs.part_5, lhs.part_6, lhs.part_7, lhs.part_8, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2, COALESCE(sum(part_3), 0) AS tally_3, COALESCE(sum(part_4), 0) AS tally_4, COALESCE(sum(part_5), 0) AS tally_5, COALESCE(sum(part_6), 0) AS tally_6, COALESCE(sum(part_7), 0) AS tally_7, COALESCE(sum(part_8), 0) AS tally_8 FROM __duckdb_s4 AS section_47_enquiries GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2, tally_3, tally_4, tally_5, tally_6, tally_7, tally_8 FROM __duckdb_s5 AS section_47_enquiries

-- query: S47-2c section_47_enquiries
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, started_on, medical FROM section_47_enquiries
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, started_on, medical, CAST(date_trunc('quarter', started_on) AS DATE) AS first_day FROM __duckdb_s0 AS section_47_enquiries WHERE (((started_on >= '2025-04-01'::DATE) AND (started_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(contains(['physical_injuries', 'neglect', 'other'], medical) AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE(contains(['physical_injuries', 'neglect', 'other'], medical), TRUE) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS section_47_enquiries GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS section_47_enquiries
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS section_47_enquiries GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS section_47_enquiries

-- query: S47-2c-i section_47_enquiries
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, started_on, medical FROM section_47_enquiries
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, started_on, medical, CAST(date_trunc('quarter', started_on) AS DATE) AS first_day FROM __duckdb_s0 AS section_47_enquiries WHERE (((started_on >= '2025-04-01'::DATE) AND (started_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST((medical = 'physical_injuries') AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE((medical = 'physical_injuries'), TRUE) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS section_47_enquiries GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS section_47_enquiries
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS section_47_enquiries GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS section_47_enquiries

-- query: S47-2c-ii section_47_enquiries
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, started_on, medical FROM section_47_enquiries
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, started_on, medical, CAST(date_trunc('quarter', started_on) AS DATE) AS first_day FROM __duckdb_s0 AS section_47_enquiries WHERE (((started_on >= '2025-04-01'::DATE) AND (started_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST((medical = 'neglect') AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE((medical = 'neglect'), TRUE) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS section_47_enquiries GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS section_47_enquiries
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS section_47_enquiries GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS section_47_enquiries

-- query: PROG-1 section_47_enquiries
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, started_on, progressed_to_care_and_support_plan, progressed_to_conference, progressed_to_register, progressed_to_looked_after FROM section_47_enquiries
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, started_on, progressed_to_care_and_support_plan, progressed_to_conference, progressed_to_register, progressed_to_looked_after, CAST(date_trunc('quarter', started_on) AS DATE) AS first_day FROM __duckdb_s0 AS section_47_enquiries WHERE (((started_on >= '2025-04-01'::DATE) AND (started_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(progressed_to_care_and_support_plan AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE(progressed_to_care_and_support_plan, TRUE) AS BIGINT)), 0) AS part_2, COALESCE(sum(CAST(((((NOT progressed_to_care_and_support_plan) AND (NOT progressed_to_conference)) AND (NOT progressed_to_register)) AND (NOT progressed_to_looked_after)) AS BIGINT)), 0) AS part_3, COALESCE(sum(CAST((((COALESCE((NOT progressed_to_care_and_support_plan), TRUE) AND COALESCE((NOT progressed_to_conference), TRUE)) AND COALESCE((NOT progressed_to_register), TRUE)) AND COALESCE((NOT progressed_to_looked_after), TRUE)) AS BIGINT)), 0) AS part_4 FROM __duckdb_s1 AS section_47_enquiries GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2, part_3, part_4 FROM __duckdb_s2 AS section_47_enquiries
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, lhs.part_3, lhs.part_4, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2, COALESCE(sum(part_3), 0) AS tally_3, COALESCE(sum(part_4), 0) AS tally_4 FROM __duckdb_s4 AS section_47_enquiries GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2, tally_3, tally_4 FROM __duckdb_s5 AS section_47_enquiries

-- query: PROG-1a care_and_support_plans
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, child_id, started_on, ended_on FROM care_and_support_plans
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.child_id, lhs.started_on, lhs.ended_on, period, period_start, period_end FROM __duckdb_s0 AS lhs CROSS JOIN periods_of_care_and_support_plans AS rhs
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, period, child_id FROM __duckdb_s1 AS care_and_support_plans WHERE (((started_on <= period_end) AND ((ended_on IS NULL) OR (ended_on > period_end)))) AND ((NOT (child_id IS NULL))) GROUP BY area_code, period, child_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, period AS period, child_id AS child_id FROM __duckdb_s2 AS care_and_support_plans
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, period, count() AS tally_0 FROM __duckdb_s3 AS care_and_support_plans GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0 FROM __duckdb_s4 AS care_and_support_plans

-- query: PROG-1b care_and_support_plans
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, started_on, child_id, already_on_plan_within_1_year, already_on_plan_within_2_years, already_on_plan_within_3_years, previous_plan_months FROM care_and_support_plans
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, started_on, child_id, already_on_plan_within_1_year, already_on_plan_within_2_years, already_on_plan_within_3_years, previous_plan_months, CAST(date_trunc('quarter', started_on) AS DATE) AS first_day FROM __duckdb_s0 AS care_and_support_plans WHERE ((((started_on >= '2025-04-01'::DATE) AND (started_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or(already_on_plan_within_1_year), FALSE) AS tally_1, COALESCE(bool_or(COALESCE(already_on_plan_within_1_year, TRUE)), FALSE) AS tally_2, COALESCE(bool_or(already_on_plan_within_2_years), FALSE) AS tally_3, COALESCE(bool_or(COALESCE(already_on_plan_within_2_years, TRUE)), FALSE) AS tally_4, COALESCE(bool_or(already_on_plan_within_3_years), FALSE) AS tally_5, COALESCE(bool_or(COALESCE(already_on_plan_within_3_years, TRUE)), FALSE) AS tally_6, COALESCE(bool_or((already_on_plan_within_3_years AND (previous_plan_months < 3.0::DOUBLE))), FALSE) AS tally_7, COALESCE(bool_or(COALESCE((already_on_plan_within_3_years AND (previous_plan_months < 3.0::DOUBLE)), TRUE)), FALSE) AS tally_8, COALESCE(bool_or((already_on_plan_within_3_years AND ((previous_plan_months >= 3.0::DOUBLE) AND (previous_plan_months < 6.0::DOUBLE)))), FALSE) AS tally_9, COALESCE(bool_or(COALESCE((already_on_plan_within_3_years AND ((previous_plan_months >= 3.0::DOUBLE) AND (previous_plan_months < 6.0::DOUBLE))), TRUE)), FALSE) AS tally_10, COALESCE(bool_or((already_on_plan_within_3_years AND ((previous_plan_months >= 6.0::DOUBLE) AND (previous_plan_months < 12.0::DOUBLE)))), FALSE) AS tally_11, COALESCE(bool_or(COALESCE((already_on_plan_within_3_years AND ((previous_plan_months >= 6.0::DOUBLE) AND (previous_plan_months < 12.0::DOUBLE))), TRUE)), FALSE) AS tally_12, COALESCE(bool_or((already_on_plan_within_3_years AND (previous_plan_months >= 12.0::DOUBLE))), FALSE) AS tally_13, COALESCE(bool_or(COALESCE((already_on_plan_within_3_years AND (previous_plan_months >= 12.0::DOUBLE)), TRUE)), FALSE) AS tally_14 FROM __duckdb_s1 AS care_and_support_plans GROUP BY area_code, first_day, child_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_1, tally_2, tally_3, tally_4, tally_5, tally_6, tally_7, tally_8, tally_9, tally_10, tally_11, tally_12, tally_13, tally_14 FROM __duckdb_s2 AS care_and_support_plans
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, count() AS tally_0, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2, COALESCE(sum(CAST(tally_3 AS BIGINT)), 0) AS tally_3, COALESCE(sum(CAST(tally_4 AS BIGINT)), 0) AS tally_4, COALESCE(sum(CAST(tally_5 AS BIGINT)), 0) AS tally_5, COALESCE(sum(CAST(tally_6 AS BIGINT)), 0) AS tally_6, COALESCE(sum(CAST(tally_7 AS BIGINT)), 0) AS tally_7, COALESCE(sum(CAST(tally_8 AS BIGINT)), 0) AS tally_8, COALESCE(sum(CAST(tally_9 AS BIGINT)), 0) AS tally_9, COALESCE(sum(CAST(tally_10 AS BIGINT)), 0) AS tally_10, COALESCE(sum(CAST(tally_11 AS BIGINT)), 0) AS tally_11, COALESCE(sum(CAST(tally_12 AS BIGINT)), 0) AS tally_12, COALESCE(sum(CAST(tally_13 AS BIGINT)), 0) AS tally_13, COALESCE(sum(CAST(tally_14 AS BIGINT)), 0) AS tally_14 FROM __duckdb_s3 AS care_and_support_plans GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2, tally_3, tally_4, tally_5, tally_6, tally_7, tally_8, tally_9, tally_10, tally_11, tally_12, tally_13, tally_14 FROM __duckdb_s4 AS care_and_support_plans
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, lhs.tally_3, lhs.tally_4, lhs.tally_5, lhs.tally_6, lhs.tally_7, lhs.tally_8, lhs.tally_9, lhs.tally_10, lhs.tally_11, lhs.tally_12, lhs.tally_13, lhs.tally_14, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, started_on, child_id, already_on_plan_within_1_year, already_on_plan_within_2_years, already_on_plan_within_3_years, previous_plan_months, CAST((date_trunc('year', (started_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS care_and_support_plans WHERE ((((started_on >= '2025-04-01'::DATE) AND (started_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or(already_on_plan_within_1_year), FALSE) AS tally_1, COALESCE(bool_or(COALESCE(already_on_plan_within_1_year, TRUE)), FALSE) AS tally_2, COALESCE(bool_or(already_on_plan_within_2_years), FALSE) AS tally_3, COALESCE(bool_or(COALESCE(already_on_plan_within_2_years, TRUE)), FALSE) AS tally_4, COALESCE(bool_or(already_on_plan_within_3_years), FALSE) AS tally_5, COALESCE(bool_or(COALESCE(already_on_plan_within_3_years, TRUE)), FALSE) AS tally_6, COALESCE(bool_or((already_on_plan_within_3_years AND (previous_plan_months < 3.0::DOUBLE))), FALSE) AS tally_7, COALESCE(bool_or(COALESCE((already_on_plan_within_3_years AND (previous_plan_months < 3.0::DOUBLE)), TRUE)), FALSE) AS tally_8, COALESCE(bool_or((already_on_plan_within_3_years AND ((previous_plan_months >= 3.0::DOUBLE) AND (previous_plan_months < 6.0::DOUBLE)))), FALSE) AS tally_9, COALESCE(bool_or(COALESCE((already_on_plan_within_3_years AND ((previous_plan_months >= 3.0::DOUBLE) AND (previous_plan_months < 6.0::DOUBLE))), TRUE)), FALSE) AS tally_10, COALESCE(bool_or((already_on_plan_within_3_years AND ((previous_plan_months >= 6.0::DOUBLE) AND (previous_plan_months < 12.0::DOUBLE)))), FALSE) AS tally_11, COALESCE(bool_or(COALESCE((already_on_plan_within_3_years AND ((previous_plan_months >= 6.0::DOUBLE) AND (previous_plan_months < 12.0::DOUBLE))), TRUE)), FALSE) AS tally_12, COALESCE(bool_or((already_on_plan_within_3_years AND (previous_plan_months >= 12.0::DOUBLE))), FALSE) AS tally_13, COALESCE(bool_or(COALESCE((already_on_plan_within_3_years AND (previous_plan_months >= 12.0::DOUBLE)), TRUE)), FALSE) AS tally_14 FROM __duckdb_s7 AS care_and_support_plans GROUP BY area_code, first_day, child_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_1, tally_2, tally_3, tally_4, tally_5, tally_6, tally_7, tally_8, tally_9, tally_10, tally_11, tally_12, tally_13, tally_14 FROM __duckdb_s8 AS care_and_support_plans
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, count() AS tally_0, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2, COALESCE(sum(CAST(tally_3 AS BIGINT)), 0) AS tally_3, COALESCE(sum(CAST(tally_4 AS BIGINT)), 0) AS tally_4, COALESCE(sum(CAST(tally_5 AS BIGINT)), 0) AS tally_5, COALESCE(sum(CAST(tally_6 AS BIGINT)), 0) AS tally_6, COALESCE(sum(CAST(tally_7 AS BIGINT)), 0) AS tally_7, COALESCE(sum(CAST(tally_8 AS BIGINT)), 0) AS tally_8, COALESCE(sum(CAST(tally_9 AS BIGINT)), 0) AS tally_9, COALESCE(sum(CAST(tally_10 AS BIGINT)), 0) AS tally_10, COALESCE(sum(CAST(tally_11 AS BIGINT)), 0) AS tally_11, COALESCE(sum(CAST(tally_12 AS BIGINT)), 0) AS tally_12, COALESCE(sum(CAST(tally_13 AS BIGINT)), 0) AS tally_13, COALESCE(sum(CAST(tally_14 AS BIGINT)), 0) AS tally_14 FROM __duckdb_s9 AS care_and_support_plans GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2, tally_3, tally_4, tally_5, tally_6, tally_7, tally_8, tally_9, tally_10, tally_11, tally_12, tally_13, tally_14 FROM __duckdb_s10 AS care_and_support_plans
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, lhs.tally_3, lhs.tally_4, lhs.tally_5, lhs.tally_6, lhs.tally_7, lhs.tally_8, lhs.tally_9, lhs.tally_10, lhs.tally_11, lhs.tally_12, lhs.tally_13, lhs.tally_14, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS care_and_support_plans UNION ALL SELECT * FROM __duckdb_s12 AS care_and_support_plans

-- query: PROG-2 section_47_enquiries
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, started_on, progressed_to_conference FROM section_47_enquiries
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, started_on, progressed_to_conference, CAST(date_trunc('quarter', started_on) AS DATE) AS first_day FROM __duckdb_s0 AS section_47_enquiries WHERE (((started_on >= '2025-04-01'::DATE) AND (started_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(progressed_to_conference AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE(progressed_to_conference, TRUE) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS section_47_enquiries GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS section_47_enquiries
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS section_47_enquiries GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS section_47_enquiries

-- query: PROG-3 conferences
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, held_on, conference_id, kind FROM conferences
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, held_on, conference_id, kind, CAST(date_trunc('quarter', held_on) AS DATE) AS first_day FROM __duckdb_s0 AS conferences WHERE ((((held_on >= '2025-04-01'::DATE) AND (held_on <= '2026-03-31'::DATE)) AND (NOT (conference_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, conference_id, COALESCE(bool_or((kind = 'initial')), FALSE) AS tally_0 FROM __duckdb_s1 AS conferences GROUP BY area_code, first_day, conference_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, conference_id AS conference_id, tally_0 FROM __duckdb_s2 AS conferences
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0 FROM __duckdb_s3 AS conferences GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0 FROM __duckdb_s4 AS conferences
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, held_on, conference_id, kind, CAST((date_trunc('year', (held_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS conferences WHERE ((((held_on >= '2025-04-01'::DATE) AND (held_on <= '2026-03-31'::DATE)) AND (NOT (conference_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, conference_id, COALESCE(bool_or((kind = 'initial')), FALSE) AS tally_0 FROM __duckdb_s7 AS conferences GROUP BY area_code, first_day, conference_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, conference_id AS conference_id, tally_0 FROM __duckdb_s8 AS conferences
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0 FROM __duckdb_s9 AS conferences GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0 FROM __duckdb_s10 AS conferences
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS conferences UNION ALL SELECT * FROM __duckdb_s12 AS conferences;

WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, held_on, child_id, kind FROM conferences
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, held_on, child_id, kind, CAST(date_trunc('quarter', held_on) AS DATE) AS first_day FROM __duckdb_s0 AS conferences WHERE ((((held_on >= '2025-04-01'::DATE) AND (held_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((kind = 'initial')), FALSE) AS tally_1 FROM __duckdb_s1 AS conferences GROUP BY area_code, first_day, child_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_1 FROM __duckdb_s2 AS conferences
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1 FROM __duckdb_s3 AS conferences GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_1 FROM __duckdb_s4 AS conferences
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_1, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, held_on, child_id, kind, CAST((date_trunc('year', (held_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS conferences WHERE ((((held_on >= '2025-04-01'::DATE) AND (held_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((kind = 'initial')), FALSE) AS tally_1 FROM __duckdb_s7 AS conferences GROUP BY area_code, first_day, child_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_1 FROM __duckdb_s8 AS conferences
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1 FROM __duckdb_s9 AS conferences GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_1 FROM __duckdb_s10 AS conferences
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_1, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS conferences UNION ALL SELECT * FROM __duckdb_s12 AS conferences

-- query: PROG-3a conferences
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, held_on, conference_id, kind, working_days_from_strategy_meeting FROM conferences
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, held_on, conference_id, kind, working_days_from_strategy_meeting, CAST(date_trunc('quarter', held_on) AS DATE) AS first_day FROM __duckdb_s0 AS conferences WHERE ((((held_on >= '2025-04-01'::DATE) AND (held_on <= '2026-03-31'::DATE)) AND (NOT (conference_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, conference_id, COALESCE(bool_or(((kind = 'initial') AND (working_days_from_strategy_meeting <= 15))), FALSE) AS tally_0, COALESCE(bool_or((kind = 'initial')), FALSE) AS tally_1, COALESCE(bool_or(((kind = 'initial') AND COALESCE((working_days_from_strategy_meeting <= 15), TRUE))), FALSE) AS tally_2 FROM __duckdb_s1 AS conferences GROUP BY area_code, first_day, conference_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, conference_id AS conference_id, tally_0, tally_1, tally_2 FROM __duckdb_s2 AS conferences
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s3 AS conferences GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s4 AS conferences
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, held_on, conference_id, kind, working_days_from_strategy_meeting, CAST((date_trunc('year', (held_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS conferences WHERE ((((held_on >= '2025-04-01'::DATE) AND (held_on <= '2026-03-31'::DATE)) AND (NOT (conference_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, conference_id, COALESCE(bool_or(((kind = 'initial') AND (working_days_from_strategy_meeting <= 15))), FALSE) AS tally_0, COALESCE(bool_or((kind = 'initial')), FALSE) AS tally_1, COALESCE(bool_or(((kind = 'initial') AND COALESCE((working_days_from_strategy_meeting <= 15), TRUE))), FALSE) AS tally_2 FROM __duckdb_s7 AS conferences GROUP BY area_code, first_day, conference_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, conference_id AS conference_id, tally_0, tally_1, tally_2 FROM __duckdb_s8 AS conferences
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s9 AS conferences GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s10 AS conferences
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS conferences UNION ALL SELECT * FROM __duckdb_s12 AS conferences;

WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, held_on, child_id, kind, working_days_from_strategy_meeting FROM conferences
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, held_on, child_id, kind, working_days_from_strategy_meeting, CAST(date_trunc('quarter', held_on) AS DATE) AS first_day FROM __duckdb_s0 AS conferences WHERE ((((held_on >= '2025-04-01'::DATE) AND (held_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or(((kind = 'initial') AND (working_days_from_strategy_meeting <= 15))), FALSE) AS tally_3, COALESCE(bool_or((kind = 'initial')), FALSE) AS tally_4, COALESCE(bool_or(((kind = 'initial') AND COALESCE((working_days_from_strategy_meeting <= 15), TRUE))), FALSE) AS tally_5 FROM __duckdb_s1 AS conferences GROUP BY area_code, first_day, child_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_3, tally_4, tally_5 FROM __duckdb_s2 AS conferences
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_3 AS BIGINT)), 0) AS tally_3, COALESCE(sum(CAST(tally_4 AS BIGINT)), 0) AS tally_4, COALESCE(sum(CAST(tally_5 AS BIGINT)), 0) AS tally_5 FROM __duckdb_s3 AS conferences GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_3, tally_4, tally_5 FROM __duckdb_s4 AS conferences
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_3, lhs.tally_4, lhs.tally_5, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, held_on, child_id, kind, working_days_from_strategy_meeting, CAST((date_trunc('year', (held_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS conferences WHERE ((((held_on >= '2025-04-01'::DATE) AND (held_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or(((kind = 'initial') AND (working_days_from_strategy_meeting <= 15))), FALSE) AS tally_3, COALESCE(bool_or((kind = 'initial')), FALSE) AS tally_4, COALESCE(bool_or(((kind = 'initial') AND COALESCE((working_days_from_strategy_meeting <= 15), TRUE))), FALSE) AS tally_5 FROM __duckdb_s7 AS conferences GROUP BY area_code, first_day, child_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_3, tally_4, tally_5 FROM __duckdb_s8 AS conferences
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_3 AS BIGINT)), 0) AS tally_3, COALESCE(sum(CAST(tally_4 AS BIGINT)), 0) AS tally_4, COALESCE(sum(CAST(tally_5 AS BIGINT)), 0) AS tally_5 FROM __duckdb_s9 AS conferences GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_3, tally_4, tally_5 FROM __duckdb_s10 AS conferences
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_3, lhs.tally_4, lhs.tally_5, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS conferences UNION ALL SELECT * FROM __duckdb_s12 AS conferences

-- query: PROG-4 section_47_enquiries
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, started_on, progressed_to_register FROM section_47_enquiries
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, started_on, progressed_to_register, CAST(date_trunc('quarter', started_on) AS DATE) AS first_day FROM __duckdb_s0 AS section_47_enquiries WHERE (((started_on >= '2025-04-01'::DATE) AND (started_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(progressed_to_register AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE(progressed_to_register, TRUE) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS section_47_enquiries GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS section_47_enquiries
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS section_47_enquiries GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS section_47_enquiries

-- query: PROG-5 registrations
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, child_id, started_on, ended_on FROM registrations
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.child_id, lhs.started_on, lhs.ended_on, period, period_start, period_end FROM __duckdb_s0 AS lhs CROSS JOIN periods_of_registrations AS rhs
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, period, child_id FROM __duckdb_s1 AS registrations WHERE (((started_on <= period_end) AND ((ended_on IS NULL) OR (ended_on > period_end)))) AND ((NOT (child_id IS NULL))) GROUP BY area_code, period, child_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, period AS period, child_id AS child_id FROM __duckdb_s2 AS registrations
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, period, count() AS tally_0 FROM __duckdb_s3 AS registrations GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0 FROM __duckdb_s4 AS registrations

-- query: PROG-5 conferences
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, held_on, child_id, kind, led_to_registration FROM conferences
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, held_on, child_id, kind, led_to_registration, CAST(date_trunc('quarter', held_on) AS DATE) AS first_day FROM __duckdb_s0 AS conferences WHERE ((((held_on >= '2025-04-01'::DATE) AND (held_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or(((kind = 'initial') AND led_to_registration)), FALSE) AS tally_0, COALESCE(bool_or((kind = 'initial')), FALSE) AS tally_1, COALESCE(bool_or(((kind = 'initial') AND COALESCE(led_to_registration, TRUE))), FALSE) AS tally_2 FROM __duckdb_s1 AS conferences GROUP BY area_code, first_day, child_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_0, tally_1, tally_2 FROM __duckdb_s2 AS conferences
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s3 AS conferences GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s4 AS conferences
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, held_on, child_id, kind, led_to_registration, CAST((date_trunc('year', (held_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS conferences WHERE ((((held_on >= '2025-04-01'::DATE) AND (held_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or(((kind = 'initial') AND led_to_registration)), FALSE) AS tally_0, COALESCE(bool_or((kind = 'initial')), FALSE) AS tally_1, COALESCE(bool_or(((kind = 'initial') AND COALESCE(led_to_registration, TRUE))), FALSE) AS tally_2 FROM __duckdb_s7 AS conferences GROUP BY area_code, first_day, child_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_0, tally_1, tally_2 FROM __duckdb_s8 AS conferences
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s9 AS conferences GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s10 AS conferences
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS conferences UNION ALL SELECT * FROM __duckdb_s12 AS conferences

-- query: PROG-5a registrations
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, started_on, child_id, already_registered_within_1_year, already_registered_within_2_years, already_registered_within_3_years, previous_registration_months FROM registrations
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, started_on, child_id, already_registered_within_1_year, already_registered_within_2_years, already_registered_within_3_years, previous_registration_months, CAST(date_trunc('quarter', started_on) AS DATE) AS first_day FROM __duckdb_s0 AS registrations WHERE ((((started_on >= '2025-04-01'::DATE) AND (started_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or(already_registered_within_1_year), FALSE) AS tally_1, COALESCE(bool_or(COALESCE(already_registered_within_1_year, TRUE)), FALSE) AS tally_2, COALESCE(bool_or(already_registered_within_2_years), FALSE) AS tally_3, COALESCE(bool_or(COALESCE(already_registered_within_2_years, TRUE)), FALSE) AS tally_4, COALESCE(bool_or(already_registered_within_3_years), FALSE) AS tally_5, COALESCE(bool_or(COALESCE(already_registered_within_3_years, TRUE)), FALSE) AS tally_6, COALESCE(bool_or((already_registered_within_3_years AND (previous_registration_months < 3.0::DOUBLE))), FALSE) AS tally_7, COALESCE(bool_or(COALESCE((already_registered_within_3_years AND (previous_registration_months < 3.0::DOUBLE)), TRUE)), FALSE) AS tally_8, COALESCE(bool_or((already_registered_within_3_years AND ((previous_registration_months >= 3.0::DOUBLE) AND (previous_registration_months < 6.0::DOUBLE)))), FALSE) AS tally_9, COALESCE(bool_or(COALESCE((already_registered_within_3_years AND ((previous_registration_months >= 3.0::DOUBLE) AND (previous_registration_months < 6.0::DOUBLE))), TRUE)), FALSE) AS tally_10, COALESCE(bool_or((already_registered_within_3_years AND ((previous_registration_months >= 6.0::DOUBLE) AND (previous_registration_months < 12.0::DOUBLE)))), FALSE) AS tally_11, COALESCE(bool_or(COALESCE((already_registered_within_3_years AND ((previous_registration_months >= 6.0::DOUBLE) AND (previous_registration_months < 12.0::DOUBLE))), TRUE)), FALSE) AS tally_12, COALESCE(bool_or((already_registered_within_3_years AND (previous_registration_months >= 12.0::DOUBLE))), FALSE) AS tally_13, COALESCE(bool_or(COALESCE((already_registered_within_3_years AND (previous_registration_months >= 12.0::DOUBLE)), TRUE)), FALSE) AS tally_14 FROM __duckdb_s1 AS registrations GROUP BY area_code, first_day, child_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_1, tally_2, tally_3, tally_4, tally_5, tally_6, tally_7, tally_8, tally_9, tally_10, tally_11, tally_12, tally_13, tally_14 FROM __duckdb_s2 AS registrations
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, count() AS tally_0, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2, COALESCE(sum(CAST(tally_3 AS BIGINT)), 0) AS tally_3, COALESCE(sum(CAST(tally_4 AS BIGINT)), 0) AS tally_4, COALESCE(sum(CAST(tally_5 AS BIGINT)), 0) AS tally_5, COALESCE(sum(CAST(tally_6 AS BIGINT)), 0) AS tally_6, COALESCE(sum(CAST(tally_7 AS BIGINT)), 0) AS tally_7, COALESCE(sum(CAST(tally_8 AS BIGINT)), 0) AS tally_8, COALESCE(sum(CAST(tally_9 AS BIGINT)), 0) AS tally_9, COALESCE(sum(CAST(tally_10 AS BIGINT)), 0) AS tally_10, COALESCE(sum(CAST(tally_11 AS BIGINT)), 0) AS tally_11, COALESCE(sum(CAST(tally_12 AS BIGINT)), 0) AS tally_12, COALESCE(sum(CAST(tally_13 AS BIGINT)), 0) AS tally_13, COALESCE(sum(CAST(tally_14 AS BIGINT)), 0) AS tally_14 FROM __duckdb_s3 AS registrations GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2, tally_3, tally_4, tally_5, tally_6, tally_7, tally_8, tally_9, tally_10, tally_11, tally_12, tally_13, tally_14 FROM __duckdb_s4 AS registrations
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, lhs.tally_3, lhs.tally_4, lhs.tally_5, lhs.tally_6, lhs.tally_7, lhs.tally_8, lhs.tally_9, lhs.tally_10, lhs.tally_11, lhs.tally_12, lhs.tally_13, lhs.tally_14, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, started_on, child_id, already_registered_within_1_year, already_registered_within_2_years, already_registered_within_3_years, previous_registration_months, CAST((date_trunc('year', (started_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS registrations WHERE ((((started_on >= '2025-04-01'::DATE) AND (started_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or(already_registered_within_1_year), FALSE) AS tally_1, COALESCE(bool_or(COALESCE(already_registered_within_1_year, TRUE)), FALSE) AS tally_2, COALESCE(bool_or(already_registered_within_2_years), FALSE) AS tally_3, COALESCE(bool_or(COALESCE(already_registered_within_2_years, TRUE)), FALSE) AS tally_4, COALESCE(bool_or(already_registered_within_3_years), FALSE) AS tally_5, COALESCE(bool_or(COALESCE(already_registered_within_3_years, TRUE)), FALSE) AS tally_6, COALESCE(bool_or((already_registered_within_3_years AND (previous_registration_months < 3.0::DOUBLE))), FALSE) AS tally_7, COALESCE(bool_or(COALESCE((already_registered_within_3_years AND (previous_registration_months < 3.0::DOUBLE)), TRUE)), FALSE) AS tally_8, COALESCE(bool_or((already_registered_within_3_years AND ((previous_registration_months >= 3.0::DOUBLE) AND (previous_registration_months < 6.0::DOUBLE)))), FALSE) AS tally_9, COALESCE(bool_or(COALESCE((already_registered_within_3_years AND ((previous_registration_months >= 3.0::DOUBLE) AND (previous_registration_months < 6.0::DOUBLE))), TRUE)), FALSE) AS tally_10, COALESCE(bool_or((already_registered_within_3_years AND ((previous_registration_months >= 6.0::DOUBLE) AND (previous_registration_months < 12.0::DOUBLE)))), FALSE) AS tally_11, COALESCE(bool_or(COALESCE((already_registered_within_3_years AND ((previous_registration_months >= 6.0::DOUBLE) AND (previous_registration_months < 12.0::DOUBLE))), TRUE)), FALSE) AS tally_12, COALESCE(bool_or((already_registered_within_3_years AND (previous_registration_months >= 12.0::DOUBLE))), FALSE) AS tally_13, COALESCE(bool_or(COALESCE((already_registered_within_3_years AND (previous_registration_months >= 12.0::DOUBLE)), TRUE)), FALSE) AS tally_14 FROM __duckdb_s7 AS registrations GROUP BY area_code, first_day, child_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_1, tally_2, tally_3, tally_4, tally_5, tally_6, tally_7, tally_8, tally_9, tally_10, tally_11, tally_12, tally_13, tally_14 FROM __duckdb_s8 AS registrations
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, count() AS tally_0, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2, COALESCE(sum(CAST(tally_3 AS BIGINT)), 0) AS tally_3, COALESCE(sum(CAST(tally_4 AS BIGINT)), 0) AS tally_4, COALESCE(sum(CAST(tally_5 AS BIGINT)), 0) AS tally_5, COALESCE(sum(CAST(tally_6 AS BIGINT)), 0) AS tally_6, COALESCE(sum(CAST(tally_7 AS BIGINT)), 0) AS tally_7, COALESCE(sum(CAST(tally_8 AS BIGINT)), 0) AS tally_8, COALESCE(sum(CAST(tally_9 AS BIGINT)), 0) AS tally_9, COALESCE(sum(CAST(tally_10 AS BIGINT)), 0) AS tally_10, COALESCE(sum(CAST(tally_11 AS BIGINT)), 0) AS tally_11, COALESCE(sum(CAST(tally_12 AS BIGINT)), 0) AS tally_12, COALESCE(sum(CAST(tally_13 AS BIGINT)), 0) AS tally_13, COALESCE(sum(CAST(tally_14 AS BIGINT)), 0) AS tally_14 FROM __duckdb_s9 AS registrations GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2, tally_3, tally_4, tally_5, tally_6, tally_7, tally_8, tally_9, tally_10, tally_11, tally_12, tally_13, tally_14 FROM __duckdb_s10 AS registrations
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, lhs.tally_3, lhs.tally_4, lhs.tally_5, lhs.tally_6, lhs.tally_7, lhs.tally_8, lhs.tally_9, lhs.tally_10, lhs.tally_11, lhs.tally_12, lhs.tally_13, lhs.tally_14, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS registrations UNION ALL SELECT * FROM __duckdb_s12 AS registrations

-- query: PROG-6 core_groups
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, held_on, core_group_id, kind FROM core_groups
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, held_on, core_group_id, kind, CAST(date_trunc('quarter', held_on) AS DATE) AS first_day FROM __duckdb_s0 AS core_groups WHERE ((((held_on >= '2025-04-01'::DATE) AND (held_on <= '2026-03-31'::DATE)) AND (NOT (core_group_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, core_group_id, COALESCE(bool_or((kind = 'initial')), FALSE) AS tally_0 FROM __duckdb_s1 AS core_groups GROUP BY area_code, first_day, core_group_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, core_group_id AS core_group_id, tally_0 FROM __duckdb_s2 AS core_groups
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0 FROM __duckdb_s3 AS core_groups GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0 FROM __duckdb_s4 AS core_groups
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, held_on, core_group_id, kind, CAST((date_trunc('year', (held_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS core_groups WHERE ((((held_on >= '2025-04-01'::DATE) AND (held_on <= '2026-03-31'::DATE)) AND (NOT (core_group_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, core_group_id, COALESCE(bool_or((kind = 'initial')), FALSE) AS tally_0 FROM __duckdb_s7 AS core_groups GROUP BY area_code, first_day, core_group_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, core_group_id AS core_group_id, tally_0 FROM __duckdb_s8 AS core_groups
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0 FROM __duckdb_s9 AS core_groups GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0 FROM __duckdb_s10 AS core_groups
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS core_groups UNION ALL SELECT * FROM __duckdb_s12 AS core_groups;

WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, held_on, child_id, kind FROM core_groups
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, held_on, child_id, kind, CAST(date_trunc('quarter', held_on) AS DATE) AS first_day FROM __duckdb_s0 AS core_groups WHERE ((((held_on >= '2025-04-01'::DATE) AND (held_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((kind = 'initial')), FALSE) AS tally_1 FROM __duckdb_s1 AS core_groups GROUP BY area_code, first_day, child_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_1 FROM __duckdb_s2 AS core_groups
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1 FROM __duckdb_s3 AS core_groups GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_1 FROM __duckdb_s4 AS core_groups
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_1, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, held_on, child_id, kind, CAST((date_trunc('year', (held_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS core_groups WHERE ((((held_on >= '2025-04-01'::DATE) AND (held_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((kind = 'initial')), FALSE) AS tally_1 FROM __duckdb_s7 AS core_groups GROUP BY area_code, first_day, child_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_1 FROM __duckdb_s8 AS core_groups
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1 FROM __duckdb_s9 AS core_groups GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_1 FROM __duckdb_s10 AS core_groups
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_1, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS core_groups UNION ALL SELECT * FROM __duckdb_s12 AS core_groups

-- query: PROG-6a core_groups
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, held_on, core_group_id, kind, working_days_from_conference FROM core_groups
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, held_on, core_group_id, kind, working_days_from_conference, CAST(date_trunc('quarter', held_on) AS DATE) AS first_day FROM __duckdb_s0 AS core_groups WHERE ((((held_on >= '2025-04-01'::DATE) AND (held_on <= '2026-03-31'::DATE)) AND (NOT (core_group_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, core_group_id, COALESCE(bool_or(((kind = 'initial') AND (working_days_from_conference <= 10))), FALSE) AS tally_0, COALESCE(bool_or((kind = 'initial')), FALSE) AS tally_1, COALESCE(bool_or(((kind = 'initial') AND COALESCE((working_days_from_conference <= 10), TRUE))), FALSE) AS tally_2 FROM __duckdb_s1 AS core_groups GROUP BY area_code, first_day, core_group_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, core_group_id AS core_group_id, tally_0, tally_1, tally_2 FROM __duckdb_s2 AS core_groups
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s3 AS core_groups GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s4 AS core_groups
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, held_on, core_group_id, kind, working_days_from_conference, CAST((date_trunc('year', (held_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS core_groups WHERE ((((held_on >= '2025-04-01'::DATE) AND (held_on <= '2026-03-31'::DATE)) AND (NOT (core_group_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, core_group_id, COALESCE(bool_or(((kind = 'initial') AND (working_days_from_conference <= 10))), FALSE) AS tally_0, COALESCE(bool_or((kind = 'initial')), FALSE) AS tally_1, COALESCE(bool_or(((kind = 'initial') AND COALESCE((working_days_from_conference <= 10), TRUE))), FALSE) AS tally_2 FROM __duckdb_s7 AS core_groups GROUP BY area_code, first_day, core_group_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, core_group_id AS core_group_id, tally_0, tally_1, tally_2 FROM __duckdb_s8 AS core_groups
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s9 AS core_groups GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s10 AS core_groups
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS core_groups UNION ALL SELECT * FROM __duckdb_s12 AS core_groups;

WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, held_on, child_id, kind, working_days_from_conference FROM core_groups
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, held_on, child_id, kind, working_days_from_conference, CAST(date_trunc('quarter', held_on) AS DATE) AS first_day FROM __duckdb_s0 AS core_groups WHERE ((((held_on >= '2025-04-01'::DATE) AND (held_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or(((kind = 'initial') AND (working_days_from_conference <= 10))), FALSE) AS tally_3, COALESCE(bool_or((kind = 'initial')), FALSE) AS tally_4, COALESCE(bool_or(((kind = 'initial') AND COALESCE((working_days_from_conference <= 10), TRUE))), FALSE) AS tally_5 FROM __duckdb_s1 AS core_groups GROUP BY area_code, first_day, child_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_3, tally_4, tally_5 FROM __duckdb_s2 AS core_groups
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_3 AS BIGINT)), 0) AS tally_3, COALESCE(sum(CAST(tally_4 AS BIGINT)), 0) AS tally_4, COALESCE(sum(CAST(tally_5 AS BIGINT)), 0) AS tally_5 FROM __duckdb_s3 AS core_groups GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_3, tally_4, tally_5 FROM __duckdb_s4 AS core_groups
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_3, lhs.tally_4, lhs.tally_5, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, held_on, child_id, kind, working_days_from_conference, CAST((date_trunc('year', (held_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS core_groups WHERE ((((held_on >= '2025-04-01'::DATE) AND (held_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or(((kind = 'initial') AND (working_days_from_conference <= 10))), FALSE) AS tally_3, COALESCE(bool_or((kind = 'initial')), FALSE) AS tally_4, COALESCE(bool_or(((kind = 'initial') AND COALESCE((working_days_from_conference <= 10), TRUE))), FALSE) AS tally_5 FROM __duckdb_s7 AS core_groups GROUP BY area_code, first_day, child_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_3, tally_4, tally_5 FROM __duckdb_s8 AS core_groups
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_3 AS BIGINT)), 0) AS tally_3, COALESCE(sum(CAST(tally_4 AS BIGINT)), 0) AS tally_4, COALESCE(sum(CAST(tally_5 AS BIGINT)), 0) AS tally_5 FROM __duckdb_s9 AS core_groups GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_3, tally_4, tally_5 FROM __duckdb_s10 AS core_groups
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_3, lhs.tally_4, lhs.tally_5, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS core_groups UNION ALL SELECT * FROM __duckdb_s12 AS core_groups

-- query: PROG-7 section_47_enquiries
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, started_on, progressed_to_looked_after FROM section_47_enquiries
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, started_on, progressed_to_looked_after, CAST(date_trunc('quarter', started_on) AS DATE) AS first_day FROM __duckdb_s0 AS section_47_enquiries WHERE (((started_on >= '2025-04-01'::DATE) AND (started_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(progressed_to_looked_after AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE(progressed_to_looked_after, TRUE) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS section_47_enquiries GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS section_47_enquiries
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS section_47_enquiries GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS section_47_enquiries

-- query: PROG-7-i looked_after_episodes
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, started_on, child_id, starts_period_of_care, already_looked_after_within_1_year FROM looked_after_episodes
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, started_on, child_id, starts_period_of_care, already_looked_after_within_1_year, CAST(date_trunc('quarter', started_on) AS DATE) AS first_day FROM __duckdb_s0 AS looked_after_episodes WHERE ((((started_on >= '2025-04-01'::DATE) AND (started_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or(starts_period_of_care), FALSE) AS tally_0, COALESCE(bool_or((starts_period_of_care AND already_looked_after_within_1_year)), FALSE) AS tally_1, COALESCE(bool_or((starts_period_of_care AND COALESCE(already_looked_after_within_1_year, TRUE))), FALSE) AS tally_2 FROM __duckdb_s1 AS looked_after_episodes GROUP BY area_code, first_day, child_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_0, tally_1, tally_2 FROM __duckdb_s2 AS looked_after_episodes
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s3 AS looked_after_episodes GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s4 AS looked_after_episodes
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, started_on, child_id, starts_period_of_care, already_looked_after_within_1_year, CAST((date_trunc('year', (started_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS looked_after_episodes WHERE ((((started_on >= '2025-04-01'::DATE) AND (started_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or(starts_period_of_care), FALSE) AS tally_0, COALESCE(bool_or((starts_period_of_care AND already_looked_after_within_1_year)), FALSE) AS tally_1, COALESCE(bool_or((starts_period_of_care AND COALESCE(already_looked_after_within_1_year, TRUE))), FALSE) AS tally_2 FROM __duckdb_s7 AS looked_after_episodes GROUP BY area_code, first_day, child_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_0, tally_1, tally_2 FROM __duckdb_s8 AS looked_after_episodes
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s9 AS looked_after_episodes GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s10 AS looked_after_episodes
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS looked_after_episodes UNION ALL SELECT * FROM __duckdb_s12 AS looked_after_episodes

-- query: PROG-7-ii looked_after_episodes
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, started_on, starts_period_of_care FROM looked_after_episodes
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, started_on, starts_period_of_care, CAST(date_trunc('quarter', started_on) AS DATE) AS first_day FROM __duckdb_s0 AS looked_after_episodes WHERE (((started_on >= '2025-04-01'::DATE) AND (started_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(starts_period_of_care AS BIGINT)), 0) AS part_0 FROM __duckdb_s1 AS looked_after_episodes GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0 FROM __duckdb_s2 AS looked_after_episodes
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0 FROM __duckdb_s4 AS looked_after_episodes GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0 FROM __duckdb_s5 AS looked_after_episodes

-- query: PROG-7-iii looked_after_episodes
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, started_on, child_id, placement_location FROM looked_after_episodes
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, started_on, child_id, placement_location, CAST(date_trunc('quarter', started_on) AS DATE) AS first_day FROM __duckdb_s0 AS looked_after_episodes WHERE ((((started_on >= '2025-04-01'::DATE) AND (started_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or(contains(['outside_authority_in_wales', 'outside_wales'], placement_location)), FALSE) AS tally_0, COALESCE(bool_or(COALESCE(contains(['outside_authority_in_wales', 'outside_wales'], placement_location), TRUE)), FALSE) AS tally_2 FROM __duckdb_s1 AS looked_after_episodes GROUP BY area_code, first_day, child_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_0, tally_2 FROM __duckdb_s2 AS looked_after_episodes
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, count() AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s3 AS looked_after_episodes GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s4 AS looked_after_episodes
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, started_on, child_id, placement_location, CAST((date_trunc('year', (started_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS looked_after_episodes WHERE ((((started_on >= '2025-04-01'::DATE) AND (started_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or(contains(['outside_authority_in_wales', 'outside_wales'], placement_location)), FALSE) AS tally_0, COALESCE(bool_or(COALESCE(contains(['outside_authority_in_wales', 'outside_wales'], placement_location), TRUE)), FALSE) AS tally_2 FROM __duckdb_s7 AS looked_after_episodes GROUP BY area_code, first_day, child_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_0, tally_2 FROM __duckdb_s8 AS looked_after_episodes
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, count() AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s9 AS looked_after_episodes GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s10 AS looked_after_episodes
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS looked_after_episodes UNION ALL SELECT * FROM __duckdb_s12 AS looked_after_episodes

-- query: PROG-7-iv looked_after_episodes
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, started_on, child_id, placement_location FROM looked_after_episodes
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, started_on, child_id, placement_location, CAST(date_trunc('quarter', started_on) AS DATE) AS first_day FROM __duckdb_s0 AS looked_after_episodes WHERE ((((started_on >= '2025-04-01'::DATE) AND (started_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((placement_location = 'outside_wales')), FALSE) AS tally_0, COALESCE(bool_or(COALESCE((placement_location = 'outside_wales'), TRUE)), FALSE) AS tally_2 FROM __duckdb_s1 AS looked_after_episodes GROUP BY area_code, first_day, child_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_0, tally_2 FROM __duckdb_s2 AS looked_after_episodes
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, count() AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s3 AS looked_after_episodes GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s4 AS looked_after_episodes
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, started_on, child_id, placement_location, CAST((date_trunc('year', (started_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS looked_after_episodes WHERE ((((started_on >= '2025-04-01'::DATE) AND (started_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((placement_location = 'outside_wales')), FALSE) AS tally_0, COALESCE(bool_or(COALESCE((placement_location = 'outside_wales'), TRUE)), FALSE) AS tally_2 FROM __duckdb_s7 AS looked_after_episodes GROUP BY area_code, first_day, child_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_0, tally_2 FROM __duckdb_s8 AS looked_after_episodes
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, count() AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s9 AS looked_after_episodes GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s10 AS looked_after_episodes
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS looked_after_episodes UNION ALL SELECT * FROM __duckdb_s12 AS looked_after_episodes

-- query: PROG-8 advocacy_offers
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, due_on, child_id, offered FROM advocacy_offers
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, due_on, child_id, offered, CAST(date_trunc('quarter', due_on) AS DATE) AS first_day FROM __duckdb_s0 AS advocacy_offers WHERE ((((due_on >= '2025-04-01'::DATE) AND (due_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or(offered), FALSE) AS tally_0, COALESCE(bool_or(COALESCE(offered, TRUE)), FALSE) AS tally_2 FROM __duckdb_s1 AS advocacy_offers GROUP BY area_code, first_day, child_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_0, tally_2 FROM __duckdb_s2 AS advocacy_offers
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, count() AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s3 AS advocacy_offers GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s4 AS advocacy_offers
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, due_on, child_id, offered, CAST((date_trunc('year', (due_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS advocacy_offers WHERE ((((due_on >= '2025-04-01'::DATE) AND (due_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or(offered), FALSE) AS tally_0, COALESCE(bool_or(COALESCE(offered, TRUE)), FALSE) AS tally_2 FROM __duckdb_s7 AS advocacy_offers GROUP BY area_code, first_day, child_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_0, tally_2 FROM __duckdb_s8 AS advocacy_offers
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, count() AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s9 AS advocacy_offers GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s10 AS advocacy_offers
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS advocacy_offers UNION ALL SELECT * FROM __duckdb_s12 AS advocacy_offers;

WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, due_on, offered FROM advocacy_offers
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, due_on, offered, CAST(date_trunc('quarter', due_on) AS DATE) AS first_day FROM __duckdb_s0 AS advocacy_offers WHERE (((due_on >= '2025-04-01'::DATE) AND (due_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(offered AS BIGINT)), 0) AS part_0, count() AS part_1, COALESCE(sum(CAST(COALESCE(offered, TRUE) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS advocacy_offers GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS advocacy_offers
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_3, COALESCE(sum(part_1), 0) AS tally_4, COALESCE(sum(part_2), 0) AS tally_5 FROM __duckdb_s4 AS advocacy_offers GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_3, tally_4, tally_5 FROM __duckdb_s5 AS advocacy_offers

-- query: PROG-8a advocacy_offers
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, due_on, child_id, offered, taken_up FROM advocacy_offers
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, due_on, child_id, offered, taken_up, CAST(date_trunc('quarter', due_on) AS DATE) AS first_day FROM __duckdb_s0 AS advocacy_offers WHERE ((((due_on >= '2025-04-01'::DATE) AND (due_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((offered AND taken_up)), FALSE) AS tally_0, COALESCE(bool_or(offered), FALSE) AS tally_1, COALESCE(bool_or((offered AND COALESCE(taken_up, TRUE))), FALSE) AS tally_2 FROM __duckdb_s1 AS advocacy_offers GROUP BY area_code, first_day, child_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_0, tally_1, tally_2 FROM __duckdb_s2 AS advocacy_offers
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s3 AS advocacy_offers GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s4 AS advocacy_offers
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, due_on, child_id, offered, taken_up, CAST((date_trunc('year', (due_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS advocacy_offers WHERE ((((due_on >= '2025-04-01'::DATE) AND (due_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((offered AND taken_up)), FALSE) AS tally_0, COALESCE(bool_or(offered), FALSE) AS tally_1, COALESCE(bool_or((offered AND COALESCE(taken_up, TRUE))), FALSE) AS tally_2 FROM __duckdb_s7 AS advocacy_offers GROUP BY area_code, first_day, child_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_0, tally_1, tally_2 FROM __duckdb_s8 AS advocacy_offers
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s9 AS advocacy_offers GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s10 AS advocacy_offers
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS advocacy_offers UNION ALL SELECT * FROM __duckdb_s12 AS advocacy_offers;

WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, due_on, offered, taken_up FROM advocacy_offers
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, due_on, offered, taken_up, CAST(date_trunc('quarter', due_on) AS DATE) AS first_day FROM __duckdb_s0 AS advocacy_offers WHERE (((due_on >= '2025-04-01'::DATE) AND (due_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST((offered AND taken_up) AS BIGINT)), 0) AS part_0, COALESCE(sum(CAST(offered AS BIGINT)), 0) AS part_1, COALESCE(sum(CAST((offered AND COALESCE(taken_up, TRUE)) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS advocacy_offers GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS advocacy_offers
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_3, COALESCE(sum(part_1), 0) AS tally_4, COALESCE(sum(part_2), 0) AS tally_5 FROM __duckdb_s4 AS advocacy_offers GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_3, tally_4, tally_5 FROM __duckdb_s5 AS advocacy_offers

-- query: OUT-1a care_and_support_plans
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id FROM care_and_support_plans
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, CAST(date_trunc('quarter', ended_on) AS DATE) AS first_day FROM __duckdb_s0 AS care_and_support_plans WHERE ((((ended_on >= '2025-04-01'::DATE) AND (ended_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id FROM __duckdb_s1 AS care_and_support_plans GROUP BY area_code, first_day, child_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id FROM __duckdb_s2 AS care_and_support_plans
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, count() AS tally_0 FROM __duckdb_s3 AS care_and_support_plans GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0 FROM __duckdb_s4 AS care_and_support_plans
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, CAST((date_trunc('year', (ended_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS care_and_support_plans WHERE ((((ended_on >= '2025-04-01'::DATE) AND (ended_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id FROM __duckdb_s7 AS care_and_support_plans GROUP BY area_code, first_day, child_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id FROM __duckdb_s8 AS care_and_support_plans
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, count() AS tally_0 FROM __duckdb_s9 AS care_and_support_plans GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0 FROM __duckdb_s10 AS care_and_support_plans
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS care_and_support_plans UNION ALL SELECT * FROM __duckdb_s12 AS care_and_support_plans

-- query: OUT-1b registrations
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, months_registered FROM registrations
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, months_registered, CAST(date_trunc('quarter', ended_on) AS DATE) AS first_day FROM __duckdb_s0 AS registrations WHERE ((((ended_on >= '2025-04-01'::DATE) AND (ended_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((months_registered < 3.0::DOUBLE)), FALSE) AS tally_1, COALESCE(bool_or(COALESCE((months_registered < 3.0::DOUBLE), TRUE)), FALSE) AS tally_2, COALESCE(bool_or(((months_registered >= 3.0::DOUBLE) AND (months_registered < 6.0::DOUBLE))), FALSE) AS tally_3, COALESCE(bool_or(COALESCE(((months_registered >= 3.0::DOUBLE) AND (months_registered < 6.0::DOUBLE)), TRUE)), FALSE) AS tally_4, COALESCE(bool_or(((months_registered >= 6.0::DOUBLE) AND (months_registered < 9.0::DOUBLE))), FALSE) AS tally_5, COALESCE(bool_or(COALESCE(((months_registered >= 6.0::DOUBLE) AND (months_registered < 9.0::DOUBLE)), TRUE)), FALSE) AS tally_6, COALESCE(bool_or(((months_registered >= 9.0::DOUBLE) AND (months_registered < 12.0::DOUBLE))), FALSE) AS tally_7, COALESCE(bool_or(COALESCE(((months_registered >= 9.0::DOUBLE) AND (months_registered < 12.0::DOUBLE)), TRUE)), FALSE) AS tally_8, COALESCE(bool_or((months_registered >= 12.0::DOUBLE)), FALSE) AS tally_9, COALESCE(bool_or(COALESCE((months_registered >= 12.0::DOUBLE), TRUE)), FALSE) AS tally_10 FROM __duckdb_s1 AS registrations GROUP BY area_code, first_day, child_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_1, tally_2, tally_3, tally_4, tally_5, tally_6, tally_7, tally_8, tally_9, tally_10 FROM __duckdb_s2 AS registrations
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, count() AS tally_0, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2, COALESCE(sum(CAST(tally_3 AS BIGINT)), 0) AS tally_3, COALESCE(sum(CAST(tally_4 AS BIGINT)), 0) AS tally_4, COALESCE(sum(CAST(tally_5 AS BIGINT)), 0) AS tally_5, COALESCE(sum(CAST(tally_6 AS BIGINT)), 0) AS tally_6, COALESCE(sum(CAST(tally_7 AS BIGINT)), 0) AS tally_7, COALESCE(sum(CAST(tally_8 AS BIGINT)), 0) AS tally_8, COALESCE(sum(CAST(tally_9 AS BIGINT)), 0) AS tally_9, COALESCE(sum(CAST(tally_10 AS BIGINT)), 0) AS tally_10 FROM __duckdb_s3 AS registrations GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2, tally_3, tally_4, tally_5, tally_6, tally_7, tally_8, tally_9, tally_10 FROM __duckdb_s4 AS registrations
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, lhs.tally_3, lhs.tally_4, lhs.tally_5, lhs.tally_6, lhs.tally_7, lhs.tally_8, lhs.tally_9, lhs.tally_10, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, months_registered, CAST((date_trunc('year', (ended_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS registrations WHERE ((((ended_on >= '2025-04-01'::DATE) AND (ended_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((months_registered < 3.0::DOUBLE)), FALSE) AS tally_1, COALESCE(bool_or(COALESCE((months_registered < 3.0::DOUBLE), TRUE)), FALSE) AS tally_2, COALESCE(bool_or(((months_registered >= 3.0::DOUBLE) AND (months_registered < 6.0::DOUBLE))), FALSE) AS tally_3, COALESCE(bool_or(COALESCE(((months_registered >= 3.0::DOUBLE) AND (months_registered < 6.0::DOUBLE)), TRUE)), FALSE) AS tally_4, COALESCE(bool_or(((months_registered >= 6.0::DOUBLE) AND (months_registered < 9.0::DOUBLE))), FALSE) AS tally_5, COALESCE(bool_or(COALESCE(((months_registered >= 6.0::DOUBLE) AND (months_registered < 9.0::DOUBLE)), TRUE)), FALSE) AS tally_6, COALESCE(bool_or(((months_registered >= 9.0::DOUBLE) AND (months_registered < 12.0::DOUBLE))), FALSE) AS tally_7, COALESCE(bool_or(COALESCE(((months_registered >= 9.0::DOUBLE) AND (months_registered < 12.0::DOUBLE)), TRUE)), FALSE) AS tally_8, COALESCE(bool_or((months_registered >= 12.0::DOUBLE)), FALSE) AS tally_9, COALESCE(bool_or(COALESCE((months_registered >= 12.0::DOUBLE), TRUE)), FALSE) AS tally_10 FROM __duckdb_s7 AS registrations GROUP BY area_code, first_day, child_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_1, tally_2, tally_3, tally_4, tally_5, tally_6, tally_7, tally_8, tally_9, tally_10 FROM __duckdb_s8 AS registrations
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, count() AS tally_0, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2, COALESCE(sum(CAST(tally_3 AS BIGINT)), 0) AS tally_3, COALESCE(sum(CAST(tally_4 AS BIGINT)), 0) AS tally_4, COALESCE(sum(CAST(tally_5 AS BIGINT)), 0) AS tally_5, COALESCE(sum(CAST(tally_6 AS BIGINT)), 0) AS tally_6, COALESCE(sum(CAST(tally_7 AS BIGINT)), 0) AS tally_7, COALESCE(sum(CAST(tally_8 AS BIGINT)), 0) AS tally_8, COALESCE(sum(CAST(tally_9 AS BIGINT)), 0) AS tally_9, COALESCE(sum(CAST(tally_10 AS BIGINT)), 0) AS tally_10 FROM __duckdb_s9 AS registrations GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2, tally_3, tally_4, tally_5, tally_6, tally_7, tally_8, tally_9, tally_10 FROM __duckdb_s10 AS registrations
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, lhs.tally_3, lhs.tally_4, lhs.tally_5, lhs.tally_6, lhs.tally_7, lhs.tally_8, lhs.tally_9, lhs.tally_10, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS registrations UNION ALL SELECT * FROM __duckdb_s12 AS registrations

-- query: OUT-1c looked_after_episodes
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, ends_period_of_care FROM looked_after_episodes
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, ends_period_of_care, CAST(date_trunc('quarter', ended_on) AS DATE) AS first_day FROM __duckdb_s0 AS looked_after_episodes WHERE ((((ended_on >= '2025-04-01'::DATE) AND (ended_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or(ends_period_of_care), FALSE) AS tally_0 FROM __duckdb_s1 AS looked_after_episodes GROUP BY area_code, first_day, child_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_0 FROM __duckdb_s2 AS looked_after_episodes
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0 FROM __duckdb_s3 AS looked_after_episodes GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0 FROM __duckdb_s4 AS looked_after_episodes
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, ends_period_of_care, CAST((date_trunc('year', (ended_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS looked_after_episodes WHERE ((((ended_on >= '2025-04-01'::DATE) AND (ended_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or(ends_period_of_care), FALSE) AS tally_0 FROM __duckdb_s7 AS looked_after_episodes GROUP BY area_code, first_day, child_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_0 FROM __duckdb_s8 AS looked_after_episodes
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0 FROM __duckdb_s9 AS looked_after_episodes GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0 FROM __duckdb_s10 AS looked_after_episodes
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS looked_after_episodes UNION ALL SELECT * FROM __duckdb_s12 AS looked_after_episodes

-- query: OUT-2 care_and_support_plans
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, destination FROM care_and_support_plans
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, destination, CAST(date_trunc('quarter', ended_on) AS DATE) AS first_day FROM __duckdb_s0 AS care_and_support_plans WHERE ((((ended_on >= '2025-04-01'::DATE) AND (ended_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((destination = 'prevention_team')), FALSE) AS tally_1, COALESCE(bool_or((destination = 'other_agency')), FALSE) AS tally_2, COALESCE(bool_or((destination = 'no_follow_on_support')), FALSE) AS tally_3, COALESCE(bool_or((destination = 'moved_out_of_area')), FALSE) AS tally_4, COALESCE(bool_or((NOT (destination IS NULL))), FALSE) AS tally_5 FROM __duckdb_s1 AS care_and_support_plans GROUP BY area_code, first_day, child_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_1, tally_2, tally_3, tally_4, tally_5 FROM __duckdb_s2 AS care_and_support_plans
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, count() AS tally_0, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2, COALESCE(sum(CAST(tally_3 AS BIGINT)), 0) AS tally_3, COALESCE(sum(CAST(tally_4 AS BIGINT)), 0) AS tally_4, COALESCE(sum(CAST(tally_5 AS BIGINT)), 0) AS tally_5 FROM __duckdb_s3 AS care_and_support_plans GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2, tally_3, tally_4, tally_5 FROM __duckdb_s4 AS care_and_support_plans
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, lhs.tally_3, lhs.tally_4, lhs.tally_5, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, destination, CAST((date_trunc('year', (ended_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS care_and_support_plans WHERE ((((ended_on >= '2025-04-01'::DATE) AND (ended_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((destination = 'prevention_team')), FALSE) AS tally_1, COALESCE(bool_or((destination = 'other_agency')), FALSE) AS tally_2, COALESCE(bool_or((destination = 'no_follow_on_support')), FALSE) AS tally_3, COALESCE(bool_or((destination = 'moved_out_of_area')), FALSE) AS tally_4, COALESCE(bool_or((NOT (destination IS NULL))), FALSE) AS tally_5 FROM __duckdb_s7 AS care_and_support_plans GROUP BY area_code, first_day, child_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_1, tally_2, tally_3, tally_4, tally_5 FROM __duckdb_s8 AS care_and_support_plans
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, count() AS tally_0, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2, COALESCE(sum(CAST(tally_3 AS BIGINT)), 0) AS tally_3, COALESCE(sum(CAST(tally_4 AS BIGINT)), 0) AS tally_4, COALESCE(sum(CAST(tally_5 AS BIGINT)), 0) AS tally_5 FROM __duckdb_s9 AS care_and_support_plans GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2, tally_3, tally_4, tally_5 FROM __duckdb_s10 AS care_and_support_plans
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, lhs.tally_3, lhs.tally_4, lhs.tally_5, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS care_and_support_plans UNION ALL SELECT * FROM __duckdb_s12 AS care_and_support_plans

-- query: OUT-2a care_and_support_plans
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, destination FROM care_and_support_plans
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, destination, CAST(date_trunc('quarter', ended_on) AS DATE) AS first_day FROM __duckdb_s0 AS care_and_support_plans WHERE ((((ended_on >= '2025-04-01'::DATE) AND (ended_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((destination = 'prevention_team')), FALSE) AS tally_0, COALESCE(bool_or(COALESCE((destination = 'prevention_team'), TRUE)), FALSE) AS tally_2 FROM __duckdb_s1 AS care_and_support_plans GROUP BY area_code, first_day, child_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_0, tally_2 FROM __duckdb_s2 AS care_and_support_plans
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, count() AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s3 AS care_and_support_plans GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s4 AS care_and_support_plans
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, destination, CAST((date_trunc('year', (ended_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS care_and_support_plans WHERE ((((ended_on >= '2025-04-01'::DATE) AND (ended_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((destination = 'prevention_team')), FALSE) AS tally_0, COALESCE(bool_or(COALESCE((destination = 'prevention_team'), TRUE)), FALSE) AS tally_2 FROM __duckdb_s7 AS care_and_support_plans GROUP BY area_code, first_day, child_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_0, tally_2 FROM __duckdb_s8 AS care_and_support_plans
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, count() AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s9 AS care_and_support_plans GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s10 AS care_and_support_plans
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS care_and_support_plans UNION ALL SELECT * FROM __duckdb_s12 AS care_and_support_plans

-- query: OUT-2b care_and_support_plans
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, destination FROM care_and_support_plans
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, destination, CAST(date_trunc('quarter', ended_on) AS DATE) AS first_day FROM __duckdb_s0 AS care_and_support_plans WHERE ((((ended_on >= '2025-04-01'::DATE) AND (ended_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((destination = 'other_agency')), FALSE) AS tally_0, COALESCE(bool_or(COALESCE((destination = 'other_agency'), TRUE)), FALSE) AS tally_2 FROM __duckdb_s1 AS care_and_support_plans GROUP BY area_code, first_day, child_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_0, tally_2 FROM __duckdb_s2 AS care_and_support_plans
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, count() AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s3 AS care_and_support_plans GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s4 AS care_and_support_plans
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, destination, CAST((date_trunc('year', (ended_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS care_and_support_plans WHERE ((((ended_on >= '2025-04-01'::DATE) AND (ended_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((destination = 'other_agency')), FALSE) AS tally_0, COALESCE(bool_or(COALESCE((destination = 'other_agency'), TRUE)), FALSE) AS tally_2 FROM __duckdb_s7 AS care_and_support_plans GROUP BY area_code, first_day, child_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_0, tally_2 FROM __duckdb_s8 AS care_and_support_plans
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, count() AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s9 AS care_and_support_plans GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s10 AS care_and_support_plans
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS care_and_support_plans UNION ALL SELECT * FROM __duckdb_s12 AS care_and_support_plans;

WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, ended_on, destination, destination_agency FROM care_and_support_plans
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, ended_on, destination, destination_agency, CAST(date_trunc('quarter', ended_on) AS DATE) AS first_day FROM __duckdb_s0 AS care_and_support_plans WHERE (((ended_on >= '2025-04-01'::DATE) AND (ended_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, destination, count() AS part_0, COALESCE(sum(CAST((destination_agency = 'health') AS BIGINT)), 0) AS part_1, COALESCE(sum(CAST((destination_agency = 'education') AS BIGINT)), 0) AS part_2, COALESCE(sum(CAST((destination_agency = 'third_sector') AS BIGINT)), 0) AS part_3, COALESCE(sum(CAST((destination_agency = 'youth_justice') AS BIGINT)), 0) AS part_4, COALESCE(sum(CAST((destination_agency = 'police') AS BIGINT)), 0) AS part_5, COALESCE(sum(CAST((destination_agency = 'other') AS BIGINT)), 0) AS part_6, COALESCE(sum(CAST((NOT (destination_agency IS NULL)) AS BIGINT)), 0) AS part_7 FROM __duckdb_s1 AS care_and_support_plans GROUP BY area_code, first_day, destination

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, destination AS destination, part_0, part_1, part_2, part_3, part_4, part_5, part_6, part_7 FROM __duckdb_s2 AS care_and_support_plans
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.destination, lhs.part_0, lhs.part_1, lhs.part_2, lhs.part_3, lhs.part_4, lhs.part_5, lhs.part_6, lhs.part_7, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum((CASE WHEN (destination = 'other_agency') THEN part_0 ELSE NULL END)), 0) AS tally_3, COALESCE(sum((CASE WHEN (destination = 'other_agency') THEN part_1 ELSE NULL END)), 0) AS tally_4, COALESCE(sum((CASE WHEN (destination = 'other_agency') THEN part_2 ELSE NULL END)), 0) AS tally_5, COALESCE(sum((CASE WHEN (destination = 'other_agency') THEN part_3 ELSE NULL END)), 0) AS tally_6, COALESCE(sum((CASE WHEN (destination = 'other_agency') THEN part_4 ELSE NULL END)), 0) AS tally_7, COALESCE(sum((CASE WHEN (destination = 'other_agency') THEN part_5 ELSE NULL END)), 0) AS tally_8, COALESCE(sum((CASE WHEN (destination = 'other_agency') THEN part_6 ELSE NULL END)), 0) AS tally_9, COALESCE(sum((CASE WHEN (destination = 'other_agency') THEN part_7 ELSE NULL END)), 0) AS tally_10 FROM __duckdb_s4 AS care_and_support_plans GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_3, tally_4, tally_5, tally_6, tally_7, tally_8, tally_9, tally_10 FROM __duckdb_s5 AS care_and_support_plans

-- query: OUT-2c care_and_support_plans
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, destination FROM care_and_support_plans
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, destination, CAST(date_trunc('quarter', ended_on) AS DATE) AS first_day FROM __duckdb_s0 AS care_and_support_plans WHERE ((((ended_on >= '2025-04-01'::DATE) AND (ended_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((destination = 'no_follow_on_support')), FALSE) AS tally_0, COALESCE(bool_or(COALESCE((destination = 'no_follow_on_support'), TRUE)), FALSE) AS tally_2 FROM __duckdb_s1 AS care_and_support_plans GROUP BY area_code, first_day, child_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_0, tally_2 FROM __duckdb_s2 AS care_and_support_plans
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, count() AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s3 AS care_and_support_plans GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s4 AS care_and_support_plans
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, destination, CAST((date_trunc('year', (ended_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS care_and_support_plans WHERE ((((ended_on >= '2025-04-01'::DATE) AND (ended_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((destination = 'no_follow_on_support')), FALSE) AS tally_0, COALESCE(bool_or(COALESCE((destination = 'no_follow_on_support'), TRUE)), FALSE) AS tally_2 FROM __duckdb_s7 AS care_and_support_plans GROUP BY area_code, first_day, child_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_0, tally_2 FROM __duckdb_s8 AS care_and_support_plans
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, count() AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s9 AS care_and_support_plans GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s10 AS care_and_support_plans
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS care_and_support_plans UNION ALL SELECT * FROM __duckdb_s12 AS care_and_support_plans

-- query: OUT-2d care_and_support_plans
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, destination FROM care_and_support_plans
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, destination, CAST(date_trunc('quarter', ended_on) AS DATE) AS first_day FROM __duckdb_s0 AS care_and_support_plans WHERE ((((ended_on >= '2025-04-01'::DATE) AND (ended_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((destination = 'moved_out_of_area')), FALSE) AS tally_0, COALESCE(bool_or(COALESCE((destination = 'moved_out_of_area'), TRUE)), FALSE) AS tally_2 FROM __duckdb_s1 AS care_and_support_plans GROUP BY area_code, first_day, child_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_0, tally_2 FROM __duckdb_s2 AS care_and_support_plans
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, count() AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s3 AS care_and_support_plans GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s4 AS care_and_support_plans
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, destination, CAST((date_trunc('year', (ended_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS care_and_support_plans WHERE ((((ended_on >= '2025-04-01'::DATE) AND (ended_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((destination = 'moved_out_of_area')), FALSE) AS tally_0, COALESCE(bool_or(COALESCE((destination = 'moved_out_of_area'), TRUE)), FALSE) AS tally_2 FROM __duckdb_s7 AS care_and_support_plans GROUP BY area_code, first_day, child_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_0, tally_2 FROM __duckdb_s8 AS care_and_support_plans
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, count() AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s9 AS care_and_support_plans GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s10 AS care_and_support_plans
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS care_and_support_plans UNION ALL SELECT * FROM __duckdb_s12 AS care_and_support_plans

-- query: OUT-3 registrations
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, destination FROM registrations
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, destination, CAST(date_trunc('quarter', ended_on) AS DATE) AS first_day FROM __duckdb_s0 AS registrations WHERE ((((ended_on >= '2025-04-01'::DATE) AND (ended_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((destination = 'care_and_support')), FALSE) AS tally_1, COALESCE(bool_or((destination = 'prevention_team')), FALSE) AS tally_2, COALESCE(bool_or((destination = 'other_agency')), FALSE) AS tally_3, COALESCE(bool_or((destination = 'no_follow_on_support')), FALSE) AS tally_4, COALESCE(bool_or((destination = 'moved_out_of_area')), FALSE) AS tally_5, COALESCE(bool_or((NOT (destination IS NULL))), FALSE) AS tally_6 FROM __duckdb_s1 AS registrations GROUP BY area_code, first_day, child_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_1, tally_2, tally_3, tally_4, tally_5, tally_6 FROM __duckdb_s2 AS registrations
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, count() AS tally_0, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2, COALESCE(sum(CAST(tally_3 AS BIGINT)), 0) AS tally_3, COALESCE(sum(CAST(tally_4 AS BIGINT)), 0) AS tally_4, COALESCE(sum(CAST(tally_5 AS BIGINT)), 0) AS tally_5, COALESCE(sum(CAST(tally_6 AS BIGINT)), 0) AS tally_6 FROM __duckdb_s3 AS registrations GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2, tally_3, tally_4, tally_5, tally_6 FROM __duckdb_s4 AS registrations
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, lhs.tally_3, lhs.tally_4, lhs.tally_5, lhs.tally_6, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, destination, CAST((date_trunc('year', (ended_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS registrations WHERE ((((ended_on >= '2025-04-01'::DATE) AND (ended_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((destination = 'care_and_support')), FALSE) AS tally_1, COALESCE(bool_or((destination = 'prevention_team')), FALSE) AS tally_2, COALESCE(bool_or((destination = 'other_agency')), FALSE) AS tally_3, COALESCE(bool_or((destination = 'no_follow_on_support')), FALSE) AS tally_4, COALESCE(bool_or((destination = 'moved_out_of_area')), FALSE) AS tally_5, COALESCE(bool_or((NOT (destination IS NULL))), FALSE) AS tally_6 FROM __duckdb_s7 AS registrations GROUP BY area_code, first_day, child_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_1, tally_2, tally_3, tally_4, tally_5, tally_6 FROM __duckdb_s8 AS registrations
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, count() AS tally_0, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2, COALESCE(sum(CAST(tally_3 AS BIGINT)), 0) AS tally_3, COALESCE(sum(CAST(tally_4 AS BIGINT)), 0) AS tally_4, COALESCE(sum(CAST(tally_5 AS BIGINT)), 0) AS tally_5, COALESCE(sum(CAST(tally_6 AS BIGINT)), 0) AS tally_6 FROM __duckdb_s9 AS registrations GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2, tally_3, tally_4, tally_5, tally_6 FROM __duckdb_s10 AS registrations
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, lhs.tally_3, lhs.tally_4, lhs.tally_5, lhs.tally_6, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS registrations UNION ALL SELECT * FROM __duckdb_s12 AS registrations

-- query: OUT-3a registrations
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, destination FROM registrations
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, destination, CAST(date_trunc('quarter', ended_on) AS DATE) AS first_day FROM __duckdb_s0 AS registrations WHERE ((((ended_on >= '2025-04-01'::DATE) AND (ended_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((destination = 'care_and_support')), FALSE) AS tally_0, COALESCE(bool_or(COALESCE((destination = 'care_and_support'), TRUE)), FALSE) AS tally_2 FROM __duckdb_s1 AS registrations GROUP BY area_code, first_day, child_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_0, tally_2 FROM __duckdb_s2 AS registrations
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, count() AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s3 AS registrations GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s4 AS registrations
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, destination, CAST((date_trunc('year', (ended_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS registrations WHERE ((((ended_on >= '2025-04-01'::DATE) AND (ended_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((destination = 'care_and_support')), FALSE) AS tally_0, COALESCE(bool_or(COALESCE((destination = 'care_and_support'), TRUE)), FALSE) AS tally_2 FROM __duckdb_s7 AS registrations GROUP BY area_code, first_day, child_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_0, tally_2 FROM __duckdb_s8 AS registrations
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, count() AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s9 AS registrations GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s10 AS registrations
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS registrations UNION ALL SELECT * FROM __duckdb_s12 AS registrations

-- query: OUT-3b registrations
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, destination FROM registrations
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, destination, CAST(date_trunc('quarter', ended_on) AS DATE) AS first_day FROM __duckdb_s0 AS registrations WHERE ((((ended_on >= '2025-04-01'::DATE) AND (ended_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((destination = 'prevention_team')), FALSE) AS tally_0, COALESCE(bool_or(COALESCE((destination = 'prevention_team'), TRUE)), FALSE) AS tally_2 FROM __duckdb_s1 AS registrations GROUP BY area_code, first_day, child_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_0, tally_2 FROM __duckdb_s2 AS registrations
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, count() AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s3 AS registrations GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s4 AS registrations
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, destination, CAST((date_trunc('year', (ended_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS registrations WHERE ((((ended_on >= '2025-04-01'::DATE) AND (ended_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((destination = 'prevention_team')), FALSE) AS tally_0, COALESCE(bool_or(COALESCE((destination = 'prevention_team'), TRUE)), FALSE) AS tally_2 FROM __duckdb_s7 AS registrations GROUP BY area_code, first_day, child_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_0, tally_2 FROM __duckdb_s8 AS registrations
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, count() AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s9 AS registrations GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s10 AS registrations
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS registrations UNION ALL SELECT * FROM __duckdb_s12 AS registrations

-- query: OUT-3c registrations
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, destination FROM registrations
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, destination, CAST(date_trunc('quarter', ended_on) AS DATE) AS first_day FROM __duckdb_s0 AS registrations WHERE ((((ended_on >= '2025-04-01'::DATE) AND (ended_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((destination = 'other_agency')), FALSE) AS tally_0, COALESCE(bool_or(COALESCE((destination = 'other_agency'), TRUE)), FALSE) AS tally_2 FROM __duckdb_s1 AS registrations GROUP BY area_code, first_day, child_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_0, tally_2 FROM __duckdb_s2 AS registrations
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, count() AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s3 AS registrations GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s4 AS registrations
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, destination, CAST((date_trunc('year', (ended_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS registrations WHERE ((((ended_on >= '2025-04-01'::DATE) AND (ended_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((destination = 'other_agency')), FALSE) AS tally_0, COALESCE(bool_or(COALESCE((destination = 'other_agency'), TRUE)), FALSE) AS tally_2 FROM __duckdb_s7 AS registrations GROUP BY area_code, first_day, child_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_0, tally_2 FROM __duckdb_s8 AS registrations
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, count() AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s9 AS registrations GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s10 AS registrations
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS registrations UNION ALL SELECT * FROM __duckdb_s12 AS registrations;

WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, ended_on, destination, destination_agency FROM registrations
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, ended_on, destination, destination_agency, CAST(date_trunc('quarter', ended_on) AS DATE) AS first_day FROM __duckdb_s0 AS registrations WHERE (((ended_on >= '2025-04-01'::DATE) AND (ended_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, destination, count() AS part_0, COALESCE(sum(CAST((destination_agency = 'health') AS BIGINT)), 0) AS part_1, COALESCE(sum(CAST((destination_agency = 'education') AS BIGINT)), 0) AS part_2, COALESCE(sum(CAST((destination_agency = 'third_sector') AS BIGINT)), 0) AS part_3, COALESCE(sum(CAST((destination_agency = 'youth_justice') AS BIGINT)), 0) AS part_4, COALESCE(sum(CAST((destination_agency = 'police') AS BIGINT)), 0) AS part_5, COALESCE(sum(CAST((destination_agency = 'other') AS BIGINT)), 0) AS part_6, COALESCE(sum(CAST((NOT (destination_agency IS NULL)) AS BIGINT)), 0) AS part_7 FROM __duckdb_s1 AS registrations GROUP BY area_code, first_day, destination

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, destination AS destination, part_0, part_1, part_2, part_3, part_4, part_5, part_6, part_7 FROM __duckdb_s2 AS registrations
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.destination, lhs.part_0, lhs.part_1, lhs.part_2, lhs.part_3, lhs.part_4, lhs.part_5, lhs.part_6, lhs.part_7, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum((CASE WHEN (destination = 'other_agency') THEN part_0 ELSE NULL END)), 0) AS tally_3, COALESCE(sum((CASE WHEN (destination = 'other_agency') THEN part_1 ELSE NULL END)), 0) AS tally_4, COALESCE(sum((CASE WHEN (destination = 'other_agency') THEN part_2 ELSE NULL END)), 0) AS tally_5, COALESCE(sum((CASE WHEN (destination = 'other_agency') THEN part_3 ELSE NULL END)), 0) AS tally_6, COALESCE(sum((CASE WHEN (destination = 'other_agency') THEN part_4 ELSE NULL END)), 0) AS tally_7, COALESCE(sum((CASE WHEN (destination = 'other_agency') THEN part_5 ELSE NULL END)), 0) AS tally_8, COALESCE(sum((CASE WHEN (destination = 'other_agency') THEN part_6 ELSE NULL END)), 0) AS tally_9, COALESCE(sum((CASE WHEN (destination = 'other_agency') THEN part_7 ELSE NULL END)), 0) AS tally_10 FROM __duckdb_s4 AS registrations GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_3, tally_4, tally_5, tally_6, tally_7, tally_8, tally_9, tally_10 FROM __duckdb_s5 AS registrations

-- query: OUT-3d registrations
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, destination FROM registrations
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, destination, CAST(date_trunc('quarter', ended_on) AS DATE) AS first_day FROM __duckdb_s0 AS registrations WHERE ((((ended_on >= '2025-04-01'::DATE) AND (ended_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((destination = 'no_follow_on_support')), FALSE) AS tally_0, COALESCE(bool_or(COALESCE((destination = 'no_follow_on_support'), TRUE)), FALSE) AS tally_2 FROM __duckdb_s1 AS registrations GROUP BY area_code, first_day, child_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_0, tally_2 FROM __duckdb_s2 AS registrations
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, count() AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s3 AS registrations GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s4 AS registrations
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, destination, CAST((date_trunc('year', (ended_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS registrations WHERE ((((ended_on >= '2025-04-01'::DATE) AND (ended_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((destination = 'no_follow_on_support')), FALSE) AS tally_0, COALESCE(bool_or(COALESCE((destination = 'no_follow_on_support'), TRUE)), FALSE) AS tally_2 FROM __duckdb_s7 AS registrations GROUP BY area_code, first_day, child_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_0, tally_2 FROM __duckdb_s8 AS registrations
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, count() AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s9 AS registrations GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s10 AS registrations
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS registrations UNION ALL SELECT * FROM __duckdb_s12 AS registrations

-- query: OUT-3e registrations
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, destination FROM registrations
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, destination, CAST(date_trunc('quarter', ended_on) AS DATE) AS first_day FROM __duckdb_s0 AS registrations WHERE ((((ended_on >= '2025-04-01'::DATE) AND (ended_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((destination = 'moved_out_of_area')), FALSE) AS tally_0, COALESCE(bool_or(COALESCE((destination = 'moved_out_of_area'), TRUE)), FALSE) AS tally_2 FROM __duckdb_s1 AS registrations GROUP BY area_code, first_day, child_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_0, tally_2 FROM __duckdb_s2 AS registrations
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, count() AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s3 AS registrations GROUP BY area_code, first_day

),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s4 AS registrations
),
__duckdb_s6 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s5 AS lhs INNER JOIN quarters AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s7 AS NOT MATERIALIZED (
SELECT area_code, ended_on, child_id, destination, CAST((date_trunc('year', (ended_on + (
interval '-3 month'
))) + (
interval '3 month'
)) AS DATE) AS first_day FROM __duckdb_s0 AS registrations WHERE ((((ended_on >= '2025-04-01'::DATE) AND (ended_on <= '2026-03-31'::DATE)) AND (NOT (child_id IS NULL))))
),
__duckdb_s8 AS NOT MATERIALIZED (
SELECT area_code, first_day, child_id, COALESCE(bool_or((destination = 'moved_out_of_area')), FALSE) AS tally_0, COALESCE(bool_or(COALESCE((destination = 'moved_out_of_area'), TRUE)), FALSE) AS tally_2 FROM __duckdb_s7 AS registrations GROUP BY area_code, first_day, child_id

),
__duckdb_s9 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, child_id AS child_id, tally_0, tally_2 FROM __duckdb_s8 AS registrations
),
__duckdb_s10 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, count() AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s9 AS registrations GROUP BY area_code, first_day

),
__duckdb_s11 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, tally_0, tally_1, tally_2 FROM __duckdb_s10 AS registrations
),
__duckdb_s12 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.tally_0, lhs.tally_1, lhs.tally_2, period FROM __duckdb_s11 AS lhs INNER JOIN years AS rhs ON (lhs.first_day = rhs.first_day)
)
SELECT * FROM __duckdb_s6 AS registrations UNION ALL SELECT * FROM __duckdb_s12 AS registrations

-- query: VOICE-4b feedback
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, asked_on, provided, mechanism, stage FROM feedback
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, asked_on, provided, mechanism, stage, CAST(date_trunc('quarter', asked_on) AS DATE) AS first_day FROM __duckdb_s0 AS feedback WHERE (((asked_on >= '2025-04-01'::DATE) AND (asked_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, provided, stage, mechanism, count() AS part_0 FROM __duckdb_s1 AS feedback GROUP BY area_code, first_day, provided, stage, mechanism

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, provided AS provided, stage AS stage, mechanism AS mechanism, part_0 FROM __duckdb_s2 AS feedback
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.provided, lhs.stage, lhs.mechanism, lhs.part_0, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum((CASE WHEN provided THEN part_0 ELSE NULL END)), 0) AS tally_0, COALESCE(sum(part_0), 0) AS tally_1, COALESCE(sum((CASE WHEN COALESCE(provided, TRUE) THEN part_0 ELSE NULL END)), 0) AS tally_2, COALESCE(sum((CASE WHEN ((mechanism = 'questionnaire') AND provided) THEN part_0 ELSE NULL END)), 0) AS tally_3, COALESCE(sum((CASE WHEN (mechanism = 'questionnaire') THEN part_0 ELSE NULL END)), 0) AS tally_4, COALESCE(sum((CASE WHEN ((mechanism = 'questionnaire') AND COALESCE(provided, TRUE)) THEN part_0 ELSE NULL END)), 0) AS tally_5, COALESCE(sum((CASE WHEN ((mechanism = 'online_forum') AND provided) THEN part_0 ELSE NULL END)), 0) AS tally_6, COALESCE(sum((CASE WHEN (mechanism = 'online_forum') THEN part_0 ELSE NULL END)), 0) AS tally_7, COALESCE(sum((CASE WHEN ((mechanism = 'online_forum') AND COALESCE(provided, TRUE)) THEN part_0 ELSE NULL END)), 0) AS tally_8, COALESCE(sum((CASE WHEN ((mechanism = 'peer_support_group') AND provided) THEN part_0 ELSE NULL END)), 0) AS tally_9, COALESCE(sum((CASE WHEN (mechanism = 'peer_support_group') THEN part_0 ELSE NULL END)), 0) AS tally_10, COALESCE(sum((CASE WHEN ((mechanism = 'peer_support_group') AND COALESCE(provided, TRUE)) THEN part_0 ELSE NULL END)), 0) AS tally_11, COALESCE(sum((CASE WHEN ((mechanism = 'interview') AND provided) THEN part_0 ELSE NULL END)), 0) AS tally_12, COALESCE(sum((CASE WHEN (mechanism = 'interview') THEN part_0 ELSE NULL END)), 0) AS tally_13, COALESCE(sum((CASE WHEN ((mechanism = 'interview') AND COALESCE(provided, TRUE)) THEN part_0 ELSE NULL END)), 0) AS tally_14, COALESCE(sum((CASE WHEN ((mechanism = 'exit_survey') AND provided) THEN part_0 ELSE NULL END)), 0) AS tally_15, COALESCE(sum((CASE WHEN (mechanism = 'exit_survey') THEN part_0 ELSE NULL END)), 0) AS tally_16, COALESCE(sum((CASE WHEN ((mechanism = 'exit_survey') AND COALESCE(provided, TRUE)) THEN part_0 ELSE NULL END)), 0) AS tally_17, COALESCE(sum((CASE WHEN ((mechanism IS NULL) AND provided) THEN part_0 ELSE NULL END)), 0) AS tally_18, COALESCE(sum((CASE WHEN (mechanism IS NULL) THEN part_0 ELSE NULL END)), 0) AS tally_19, COALESCE(sum((CASE WHEN ((mechanism IS NULL) AND COALESCE(provided, TRUE)) THEN part_0 ELSE NULL END)), 0) AS tally_20, COALESCE(sum((CASE WHEN ((stage = 'referral') AND provided) THEN part_0 ELSE NULL END)), 0) AS tally_21, COALESCE(sum((CASE WHEN (stage = 'referral') THEN part_0 ELSE NULL END)), 0) AS tally_22, COALESCE(sum((CASE WHEN ((stage = 'referral') AND COALESCE(provided, TRUE)) THEN part_0 ELSE NULL END)), 0) AS tally_23, COALESCE(sum((CASE WHEN ((stage = 'enquiry') AND provided) THEN part_0 ELSE NULL END)), 0) AS tally_24, COALESCE(sum((CASE WHEN (stage = 'enquiry') THEN part_0 ELSE NULL END)), 0) AS tally_25, COALESCE(sum((CASE WHEN ((stage = 'enquiry') AND COALESCE(provided, TRUE)) THEN part_0 ELSE NULL END)), 0) AS tally_26, COALESCE(sum((CASE WHEN ((stage = 'conference') AND provided) THEN part_0 ELSE NULL END)), 0) AS tally_27, COALESCE(sum((CASE WHEN (stage = 'conference') THEN part_0 ELSE NULL END)), 0) AS tally_28, COALESCE(sum((CASE WHEN ((stage = 'conference') AND COALESCE(provided, TRUE)) THEN part_0 ELSE NULL END)), 0) AS tally_29, COALESCE(sum((CASE WHEN ((stage = 'plan') AND provided) THEN part_0 ELSE NULL END)), 0) AS tally_30, COALESCE(sum((CASE WHEN (stage = 'plan') THEN part_0 ELSE NULL END)), 0) AS tally_31, COALESCE(sum((CASE WHEN ((stage = 'plan') AND COALESCE(provided, TRUE)) THEN part_0 ELSE NULL END)), 0) AS tally_32, COALESCE(sum((CASE WHEN ((stage = 'looked_after') AND provided) THEN part_0 ELSE NULL END)), 0) AS tally_33, COALESCE(sum((CASE WHEN (stage = 'looked_after') THEN part_0 ELSE NULL END)), 0) AS tally_34, COALESCE(sum((CASE WHEN ((stage = 'looked_after') AND COALESCE(provided, TRUE)) THEN part_0 ELSE NULL END)), 0) AS tally_35, COALESCE(sum((CASE WHEN ((stage = 'closure') AND provided) THEN part_0 ELSE NULL END)), 0) AS tally_36, COALESCE(sum((CASE WHEN (stage = 'closure') THEN part_0 ELSE NULL END)), 0) AS tally_37, COALESCE(sum((CASE WHEN ((stage = 'closure') AND COALESCE(provided, TRUE)) THEN part_0 ELSE NULL END)), 0) AS tally_38, COALESCE(sum((CASE WHEN ((stage IS NULL) AND provided) THEN part_0 ELSE NULL END)), 0) AS tally_39, COALESCE(sum((CASE WHEN (stage IS NULL) THEN part_0 ELSE NULL END)), 0) AS tally_40, COALESCE(sum((CASE WHEN ((stage IS NULL) AND COALESCE(provided, TRUE)) THEN part_0 ELSE NULL END)), 0) AS tally_41 FROM __duckdb_s4 AS feedback GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2, tally_3, tally_4, tally_5, tally_6, tally_7, tally_8, tally_9, tally_10, tally_11, tally_12, tally_13, tally_14, tally_15, tally_16, tally_17, tally_18, tally_19, tally_20, tally_21, tally_22, tally_23, tally_24, tally_25, tally_26, tally_27, tally_28, tally_29, tally_30, tally_31, tally_32, tally_33, tally_34, tally_35, tally_36, tally_37, tally_38, tally_39, tally_40, tally_41 FROM __duckdb_s5 AS feedback

-- query: VOICE-4c feedback
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, asked_on, provided, theme FROM feedback
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, asked_on, provided, theme, CAST(date_trunc('quarter', asked_on) AS DATE) AS first_day FROM __duckdb_s0 AS feedback WHERE (((asked_on >= '2025-04-01'::DATE) AND (asked_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, provided, count() AS part_0, COALESCE(sum(CAST((theme = 'listened_to') AS BIGINT)), 0) AS part_1, COALESCE(sum(CAST((theme = 'communication') AS BIGINT)), 0) AS part_2, COALESCE(sum(CAST((theme = 'consistency_of_worker') AS BIGINT)), 0) AS part_3, COALESCE(sum(CAST((theme = 'timeliness') AS BIGINT)), 0) AS part_4, COALESCE(sum(CAST((theme = 'understanding_of_process') AS BIGINT)), 0) AS part_5, COALESCE(sum(CAST((theme = 'support_received') AS BIGINT)), 0) AS part_6, COALESCE(sum(CAST((theme = 'language_of_choice') AS BIGINT)), 0) AS part_7, COALESCE(sum(CAST((NOT (theme IS NULL)) AS BIGINT)), 0) AS part_8 FROM __duckdb_s1 AS feedback GROUP BY area_code, first_day, provided

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, provided AS provided, part_0, part_1, part_2, part_3, part_4, part_5, part_6, part_7, part_8 FROM __duckdb_s2 AS feedback
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.provided, lhs.part_0, lhs.part_1, lhs.part_2, lhs.part_3, lhs.part_4, lhs.part_5, lhs.part_6, lhs.part_7, lhs.part_8, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum((CASE WHEN provided THEN part_0 ELSE NULL END)), 0) AS tally_0, COALESCE(sum((CASE WHEN provided THEN part_1 ELSE NULL END)), 0) AS tally_1, COALESCE(sum((CASE WHEN provided THEN part_2 ELSE NULL END)), 0) AS tally_2, COALESCE(sum((CASE WHEN provided THEN part_3 ELSE NULL END)), 0) AS tally_3, COALESCE(sum((CASE WHEN provided THEN part_4 ELSE NULL END)), 0) AS tally_4, COALESCE(sum((CASE WHEN provided THEN part_5 ELSE NULL END)), 0) AS tally_5, COALESCE(sum((CASE WHEN provided THEN part_6 ELSE NULL END)), 0) AS tally_6, COALESCE(sum((CASE WHEN provided THEN part_7 ELSE NULL END)), 0) AS tally_7, COALESCE(sum((CASE WHEN provided THEN part_8 ELSE NULL END)), 0) AS tally_8 FROM __duckdb_s4 AS feedback GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2, tally_3, tally_4, tally_5, tally_6, tally_7, tally_8 FROM __duckdb_s5 AS feedback

-- query: VOICE-4d feedback
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, asked_on, provided, led_to_action FROM feedback
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, asked_on, provided, led_to_action, CAST(date_trunc('quarter', asked_on) AS DATE) AS first_day FROM __duckdb_s0 AS feedback WHERE (((asked_on >= '2025-04-01'::DATE) AND (asked_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, COALESCE(sum(CAST((provided AND led_to_action) AS BIGINT)), 0) AS part_0, COALESCE(sum(CAST(provided AS BIGINT)), 0) AS part_1, COALESCE(sum(CAST((provided AND COALESCE(led_to_action, TRUE)) AS BIGINT)), 0) AS part_2 FROM __duckdb_s1 AS feedback GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2 FROM __duckdb_s2 AS feedback
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2 FROM __duckdb_s4 AS feedback GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s5 AS feedback

-- query: DIST-1 distance_travelled
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, reviewed_on, movement FROM distance_travelled
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, reviewed_on, movement, CAST(date_trunc('quarter', reviewed_on) AS DATE) AS first_day FROM __duckdb_s0 AS distance_travelled WHERE (((reviewed_on >= '2025-04-01'::DATE) AND (reviewed_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, count() AS part_0, COALESCE(sum(CAST((movement = 'forward') AS BIGINT)), 0) AS part_1, COALESCE(sum(CAST((movement = 'none') AS BIGINT)), 0) AS part_2, COALESCE(sum(CAST((movement = 'back') AS BIGINT)), 0) AS part_3, COALESCE(sum(CAST((NOT (movement IS NULL)) AS BIGINT)), 0) AS part_4 FROM __duckdb_s1 AS distance_travelled GROUP BY area_code, first_day

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, part_0, part_1, part_2, part_3, part_4 FROM __duckdb_s2 AS distance_travelled
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.part_0, lhs.part_1, lhs.part_2, lhs.part_3, lhs.part_4, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(part_0), 0) AS tally_0, COALESCE(sum(part_1), 0) AS tally_1, COALESCE(sum(part_2), 0) AS tally_2, COALESCE(sum(part_3), 0) AS tally_3, COALESCE(sum(part_4), 0) AS tally_4 FROM __duckdb_s4 AS distance_travelled GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2, tally_3, tally_4 FROM __duckdb_s5 AS distance_travelled

-- query: WORK-1 training
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, completed_on, staff_id, course, staff_role, staff_started_on, staff_ended_on FROM training
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.completed_on, lhs.staff_id, lhs.course, lhs.staff_role, lhs.staff_started_on, lhs.staff_ended_on, period, period_start, period_end, end_less_12_months, end_less_24_months FROM __duckdb_s0 AS lhs CROSS JOIN periods_of_training AS rhs
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, period, staff_id, COALESCE(bool_or((((((course = 'multi_agency') AND ((completed_on > end_less_24_months) AND (completed_on <= period_end))) AND contains(['social_worker', 'manager', 'practitioner'], staff_role)) AND (staff_started_on <= period_end)) AND ((staff_ended_on IS NULL) OR (staff_ended_on > period_end)))), FALSE) AS tally_0, COALESCE(bool_or(((((((course = 'multi_agency') AND ((completed_on > end_less_24_months) AND (completed_on <= period_end))) AND contains(['social_worker', 'manager', 'practitioner'], staff_role)) AND (staff_started_on <= period_end)) AND ((staff_ended_on IS NULL) OR (staff_ended_on > period_end))) AND ((completed_on > end_less_12_months) AND (completed_on <= period_end)))), FALSE) AS tally_1, COALESCE(bool_or(((((((course = 'multi_agency') AND ((completed_on > end_less_24_months) AND (completed_on <= period_end))) AND contains(['social_worker', 'manager', 'practitioner'], staff_role)) AND (staff_started_on <= period_end)) AND ((staff_ended_on IS NULL) OR (staff_ended_on > period_end))) AND COALESCE(((completed_on > end_less_12_months) AND (completed_on <= period_end)), TRUE))), FALSE) AS tally_2, COALESCE(bool_or(((((((course = 'multi_agency') AND ((completed_on > end_less_24_months) AND (completed_on <= period_end))) AND contains(['social_worker', 'manager', 'practitioner'], staff_role)) AND (staff_started_on <= period_end)) AND ((staff_ended_on IS NULL) OR (staff_ended_on > period_end))) AND ((completed_on > end_less_24_months) AND (completed_on <= period_end)))), FALSE) AS tally_3, COALESCE(bool_or(((((((course = 'multi_agency') AND ((completed_on > end_less_24_months) AND (completed_on <= period_end))) AND contains(['social_worker', 'manager', 'practitioner'], staff_role)) AND (staff_started_on <= period_end)) AND ((staff_ended_on IS NULL) OR (staff_ended_on > period_end))) AND COALESCE(((completed_on > end_less_24_months) AND (completed_on <= period_end)), TRUE))), FALSE) AS tally_4 FROM __duckdb_s1 AS training WHERE ((completed_on <= period_end)) AND ((NOT (staff_id IS NULL))) GROUP BY area_code, period, staff_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, period AS period, staff_id AS staff_id, tally_0, tally_1, tally_2, tally_3, tally_4 FROM __duckdb_s2 AS training
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2, COALESCE(sum(CAST(tally_3 AS BIGINT)), 0) AS tally_3, COALESCE(sum(CAST(tally_4 AS BIGINT)), 0) AS tally_4 FROM __duckdb_s3 AS training GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2, tally_3, tally_4 FROM __duckdb_s4 AS training

-- query: WORK-1 staff
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, staff_id, started_on, ended_on, role FROM staff
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.staff_id, lhs.started_on, lhs.ended_on, lhs.role, period, period_start, period_end FROM __duckdb_s0 AS lhs CROSS JOIN periods_of_staff AS rhs
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, period, staff_id, COALESCE(bool_or(contains(['social_worker', 'manager', 'practitioner'], role)), FALSE) AS tally_0 FROM __duckdb_s1 AS staff WHERE (((started_on <= period_end) AND ((ended_on IS NULL) OR (ended_on > period_end)))) AND ((NOT (staff_id IS NULL))) GROUP BY area_code, period, staff_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, period AS period, staff_id AS staff_id, tally_0 FROM __duckdb_s2 AS staff
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0 FROM __duckdb_s3 AS staff GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0 FROM __duckdb_s4 AS staff

-- query: WORK-2 training
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, completed_on, staff_id, course, staff_started_on, staff_ended_on FROM training
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.completed_on, lhs.staff_id, lhs.course, lhs.staff_started_on, lhs.staff_ended_on, period, period_start, period_end, end_less_12_months FROM __duckdb_s0 AS lhs CROSS JOIN periods_of_training AS rhs
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, period, staff_id, COALESCE(bool_or(((((course = 'safeguarding_children') AND ((completed_on > end_less_12_months) AND (completed_on <= period_end))) AND (staff_started_on <= period_end)) AND ((staff_ended_on IS NULL) OR (staff_ended_on > period_end)))), FALSE) AS tally_0 FROM __duckdb_s1 AS training WHERE ((completed_on <= period_end)) AND ((NOT (staff_id IS NULL))) GROUP BY area_code, period, staff_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, period AS period, staff_id AS staff_id, tally_0 FROM __duckdb_s2 AS training
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0 FROM __duckdb_s3 AS training GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0 FROM __duckdb_s4 AS training

-- query: WORK-2 staff
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, staff_id, started_on, ended_on FROM staff
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.staff_id, lhs.started_on, lhs.ended_on, period, period_start, period_end FROM __duckdb_s0 AS lhs CROSS JOIN periods_of_staff AS rhs
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, period, staff_id FROM __duckdb_s1 AS staff WHERE (((started_on <= period_end) AND ((ended_on IS NULL) OR (ended_on > period_end)))) AND ((NOT (staff_id IS NULL))) GROUP BY area_code, period, staff_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, period AS period, staff_id AS staff_id FROM __duckdb_s2 AS staff
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, period, count() AS tally_0 FROM __duckdb_s3 AS staff GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0 FROM __duckdb_s4 AS staff

-- query: WORK-3a staff
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, staff_id, started_on, ended_on FROM staff
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.staff_id, lhs.started_on, lhs.ended_on, period, period_start, period_end, end_less_6_months, end_less_12_months, end_less_24_months FROM __duckdb_s0 AS lhs CROSS JOIN periods_of_staff AS rhs
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, period, staff_id, COALESCE(bool_or((started_on <= end_less_6_months)), FALSE) AS tally_1, COALESCE(bool_or(COALESCE((started_on <= end_less_6_months), TRUE)), FALSE) AS tally_2, COALESCE(bool_or((started_on <= end_less_12_months)), FALSE) AS tally_3, COALESCE(bool_or(COALESCE((started_on <= end_less_12_months), TRUE)), FALSE) AS tally_4, COALESCE(bool_or((started_on <= end_less_24_months)), FALSE) AS tally_5, COALESCE(bool_or(COALESCE((started_on <= end_less_24_months), TRUE)), FALSE) AS tally_6 FROM __duckdb_s1 AS staff WHERE (((started_on <= period_end) AND ((ended_on IS NULL) OR (ended_on > period_end)))) AND ((NOT (staff_id IS NULL))) GROUP BY area_code, period, staff_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, period AS period, staff_id AS staff_id, tally_1, tally_2, tally_3, tally_4, tally_5, tally_6 FROM __duckdb_s2 AS staff
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, period, count() AS tally_0, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2, COALESCE(sum(CAST(tally_3 AS BIGINT)), 0) AS tally_3, COALESCE(sum(CAST(tally_4 AS BIGINT)), 0) AS tally_4, COALESCE(sum(CAST(tally_5 AS BIGINT)), 0) AS tally_5, COALESCE(sum(CAST(tally_6 AS BIGINT)), 0) AS tally_6 FROM __duckdb_s3 AS staff GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2, tally_3, tally_4, tally_5, tally_6 FROM __duckdb_s4 AS staff

-- query: WORK-3b staff
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, full_time_equivalent, started_on, ended_on, employment FROM staff
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.full_time_equivalent, lhs.started_on, lhs.ended_on, lhs.employment, period, period_start, period_end FROM __duckdb_s0 AS lhs CROSS JOIN periods_of_staff AS rhs
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum((CASE WHEN (employment = 'permanent') THEN COALESCE(CAST(round((CAST(full_time_equivalent AS DOUBLE) * 100), 0) AS BIGINT), 0) ELSE NULL END)), 0) AS tally_0 FROM __duckdb_s1 AS staff WHERE (((started_on <= period_end) AND ((ended_on IS NULL) OR (ended_on > period_end)))) GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0 FROM __duckdb_s2 AS staff

-- query: WORK-3b posts
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, full_time_equivalent, started_on, ended_on FROM posts
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.full_time_equivalent, lhs.started_on, lhs.ended_on, period, period_start, period_end FROM __duckdb_s0 AS lhs CROSS JOIN periods_of_posts AS rhs
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(COALESCE(CAST(round((CAST(full_time_equivalent AS DOUBLE) * 100), 0) AS BIGINT), 0)), 0) AS tally_0 FROM __duckdb_s1 AS posts WHERE (((started_on <= period_end) AND ((ended_on IS NULL) OR (ended_on > period_end)))) GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0 FROM __duckdb_s2 AS posts

-- query: WORK-3c vacancies
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, started_on, ended_on, role FROM vacancies
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.started_on, lhs.ended_on, lhs.role, period, period_start, period_end FROM __duckdb_s0 AS lhs CROSS JOIN periods_of_vacancies AS rhs
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum((CASE WHEN (role = 'social_worker') THEN (CASE WHEN (1440 != 0) THEN (CASE WHEN (CASE WHEN (typeof(((epoch_us((least(CAST(ended_on AS TIMESTAMP), CAST((period_end + (
interval '1 day'
)) AS TIMESTAMP)) - CAST(greatest(started_on, period_start) AS TIMESTAMP))) // 60000000) // 1440)) IN ('FLOAT', 'DOUBLE')) THEN (((epoch_us((least(CAST(ended_on AS TIMESTAMP), CAST((period_end + (
interval '1 day'
)) AS TIMESTAMP)) - CAST(greatest(started_on, period_start) AS TIMESTAMP))) // 60000000) // 1440) < trunc(((epoch_us((least(CAST(ended_on AS TIMESTAMP), CAST((period_end + (
interval '1 day'
)) AS TIMESTAMP)) - CAST(greatest(started_on, period_start) AS TIMESTAMP))) // 60000000) // 1440))) ELSE ((((epoch_us((least(CAST(ended_on AS TIMESTAMP), CAST((period_end + (
interval '1 day'
)) AS TIMESTAMP)) - CAST(greatest(started_on, period_start) AS TIMESTAMP))) // 60000000) % 1440) != 0) AND (((epoch_us((least(CAST(ended_on AS TIMESTAMP), CAST((period_end + (
interval '1 day'
)) AS TIMESTAMP)) - CAST(greatest(started_on, period_start) AS TIMESTAMP))) // 60000000) < 0) != (1440 < 0))) END) THEN (trunc(((epoch_us((least(CAST(ended_on AS TIMESTAMP), CAST((period_end + (
interval '1 day'
)) AS TIMESTAMP)) - CAST(greatest(started_on, period_start) AS TIMESTAMP))) // 60000000) // 1440)) - 1) ELSE trunc(((epoch_us((least(CAST(ended_on AS TIMESTAMP), CAST((period_end + (
interval '1 day'
)) AS TIMESTAMP)) - CAST(greatest(started_on, period_start) AS TIMESTAMP))) // 60000000) // 1440)) END) ELSE NULL END) ELSE NULL END)), 0) AS tally_0 FROM __duckdb_s1 AS vacancies WHERE (((started_on <= period_end) AND ((ended_on IS NULL) OR (ended_on > period_start)))) GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0 FROM __duckdb_s2 AS vacancies

-- query: WORK-3c posts
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, started_on, ended_on, role FROM posts
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.started_on, lhs.ended_on, lhs.role, period, period_start, period_end FROM __duckdb_s0 AS lhs CROSS JOIN periods_of_posts AS rhs
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum((CASE WHEN (role = 'social_worker') THEN (CASE WHEN (1440 != 0) THEN (CASE WHEN (CASE WHEN (typeof(((epoch_us((least(CAST(ended_on AS TIMESTAMP), CAST((period_end + (
interval '1 day'
)) AS TIMESTAMP)) - CAST(greatest(started_on, period_start) AS TIMESTAMP))) // 60000000) // 1440)) IN ('FLOAT', 'DOUBLE')) THEN (((epoch_us((least(CAST(ended_on AS TIMESTAMP), CAST((period_end + (
interval '1 day'
)) AS TIMESTAMP)) - CAST(greatest(started_on, period_start) AS TIMESTAMP))) // 60000000) // 1440) < trunc(((epoch_us((least(CAST(ended_on AS TIMESTAMP), CAST((period_end + (
interval '1 day'
)) AS TIMESTAMP)) - CAST(greatest(started_on, period_start) AS TIMESTAMP))) // 60000000) // 1440))) ELSE ((((epoch_us((least(CAST(ended_on AS TIMESTAMP), CAST((period_end + (
interval '1 day'
)) AS TIMESTAMP)) - CAST(greatest(started_on, period_start) AS TIMESTAMP))) // 60000000) % 1440) != 0) AND (((epoch_us((least(CAST(ended_on AS TIMESTAMP), CAST((period_end + (
interval '1 day'
)) AS TIMESTAMP)) - CAST(greatest(started_on, period_start) AS TIMESTAMP))) // 60000000) < 0) != (1440 < 0))) END) THEN (trunc(((epoch_us((least(CAST(ended_on AS TIMESTAMP), CAST((period_end + (
interval '1 day'
)) AS TIMESTAMP)) - CAST(greatest(started_on, period_start) AS TIMESTAMP))) // 60000000) // 1440)) - 1) ELSE trunc(((epoch_us((least(CAST(ended_on AS TIMESTAMP), CAST((period_end + (
interval '1 day'
)) AS TIMESTAMP)) - CAST(greatest(started_on, period_start) AS TIMESTAMP))) // 60000000) // 1440)) END) ELSE NULL END) ELSE NULL END)), 0) AS tally_0 FROM __duckdb_s1 AS posts WHERE (((started_on <= period_end) AND ((ended_on IS NULL) OR (ended_on > period_start)))) GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0 FROM __duckdb_s2 AS posts

-- query: WORK-3d full_staffing
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, team_id, started_on, ended_on FROM full_staffing
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.team_id, lhs.started_on, lhs.ended_on, period, period_start, period_end, end_less_3_months, end_less_6_months, end_less_12_months FROM __duckdb_s0 AS lhs CROSS JOIN periods_of_full_staffing AS rhs
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, period, team_id, COALESCE(bool_or((started_on <= end_less_3_months)), FALSE) AS tally_1, COALESCE(bool_or(COALESCE((started_on <= end_less_3_months), TRUE)), FALSE) AS tally_2, COALESCE(bool_or((started_on <= end_less_6_months)), FALSE) AS tally_3, COALESCE(bool_or(COALESCE((started_on <= end_less_6_months), TRUE)), FALSE) AS tally_4, COALESCE(bool_or((started_on <= end_less_12_months)), FALSE) AS tally_5, COALESCE(bool_or(COALESCE((started_on <= end_less_12_months), TRUE)), FALSE) AS tally_6 FROM __duckdb_s1 AS full_staffing WHERE (((started_on <= period_end) AND ((ended_on IS NULL) OR (ended_on > period_end)))) AND ((NOT (team_id IS NULL))) GROUP BY area_code, period, team_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, period AS period, team_id AS team_id, tally_1, tally_2, tally_3, tally_4, tally_5, tally_6 FROM __duckdb_s2 AS full_staffing
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, period, count() AS tally_0, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2, COALESCE(sum(CAST(tally_3 AS BIGINT)), 0) AS tally_3, COALESCE(sum(CAST(tally_4 AS BIGINT)), 0) AS tally_4, COALESCE(sum(CAST(tally_5 AS BIGINT)), 0) AS tally_5, COALESCE(sum(CAST(tally_6 AS BIGINT)), 0) AS tally_6 FROM __duckdb_s3 AS full_staffing GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2, tally_3, tally_4, tally_5, tally_6 FROM __duckdb_s4 AS full_staffing

-- query: WORK-3d posts
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, team_id, started_on, ended_on FROM posts
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.team_id, lhs.started_on, lhs.ended_on, period, period_start, period_end FROM __duckdb_s0 AS lhs CROSS JOIN periods_of_posts AS rhs
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, period, team_id FROM __duckdb_s1 AS posts WHERE (((started_on <= period_end) AND ((ended_on IS NULL) OR (ended_on > period_end)))) AND ((NOT (team_id IS NULL))) GROUP BY area_code, period, team_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, period AS period, team_id AS team_id FROM __duckdb_s2 AS posts
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, period, count() AS tally_0 FROM __duckdb_s3 AS posts GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0 FROM __duckdb_s4 AS posts

-- query: WORK-3e staff
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, staff_id, started_on, ended_on, role FROM staff
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.staff_id, lhs.started_on, lhs.ended_on, lhs.role, period, period_start, period_end, end_less_12_months, end_less_24_months, end_less_36_months FROM __duckdb_s0 AS lhs CROSS JOIN periods_of_staff AS rhs
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, period, staff_id, COALESCE(bool_or((role = 'manager')), FALSE) AS tally_0, COALESCE(bool_or(((role = 'manager') AND (started_on <= end_less_12_months))), FALSE) AS tally_1, COALESCE(bool_or(((role = 'manager') AND COALESCE((started_on <= end_less_12_months), TRUE))), FALSE) AS tally_2, COALESCE(bool_or(((role = 'manager') AND (started_on <= end_less_24_months))), FALSE) AS tally_3, COALESCE(bool_or(((role = 'manager') AND COALESCE((started_on <= end_less_24_months), TRUE))), FALSE) AS tally_4, COALESCE(bool_or(((role = 'manager') AND (started_on <= end_less_36_months))), FALSE) AS tally_5, COALESCE(bool_or(((role = 'manager') AND COALESCE((started_on <= end_less_36_months), TRUE))), FALSE) AS tally_6 FROM __duckdb_s1 AS staff WHERE (((started_on <= period_end) AND ((ended_on IS NULL) OR (ended_on > period_end)))) AND ((NOT (staff_id IS NULL))) GROUP BY area_code, period, staff_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, period AS period, staff_id AS staff_id, tally_0, tally_1, tally_2, tally_3, tally_4, tally_5, tally_6 FROM __duckdb_s2 AS staff
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, COALESCE(sum(CAST(tally_1 AS BIGINT)), 0) AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2, COALESCE(sum(CAST(tally_3 AS BIGINT)), 0) AS tally_3, COALESCE(sum(CAST(tally_4 AS BIGINT)), 0) AS tally_4, COALESCE(sum(CAST(tally_5 AS BIGINT)), 0) AS tally_5, COALESCE(sum(CAST(tally_6 AS BIGINT)), 0) AS tally_6 FROM __duckdb_s3 AS staff GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2, tally_3, tally_4, tally_5, tally_6 FROM __duckdb_s4 AS staff

-- query: WORK-3f staff
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, staff_id, started_on, ended_on, employment FROM staff
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.staff_id, lhs.started_on, lhs.ended_on, lhs.employment, period, period_start, period_end FROM __duckdb_s0 AS lhs CROSS JOIN periods_of_staff AS rhs
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, period, staff_id, COALESCE(bool_or((employment = 'agency')), FALSE) AS tally_0, COALESCE(bool_or(COALESCE((employment = 'agency'), TRUE)), FALSE) AS tally_2 FROM __duckdb_s1 AS staff WHERE (((started_on <= period_end) AND ((ended_on IS NULL) OR (ended_on > period_end)))) AND ((NOT (staff_id IS NULL))) GROUP BY area_code, period, staff_id

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, period AS period, staff_id AS staff_id, tally_0, tally_2 FROM __duckdb_s2 AS staff
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum(CAST(tally_0 AS BIGINT)), 0) AS tally_0, count() AS tally_1, COALESCE(sum(CAST(tally_2 AS BIGINT)), 0) AS tally_2 FROM __duckdb_s3 AS staff GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2 FROM __duckdb_s4 AS staff

-- query: WORK-6 core_groups
WITH __duckdb_s0 AS NOT MATERIALIZED (
SELECT area_code, held_on, members_social_services, members_health, members_education, members_police, members_probation, members_third_sector, members_other, kind, counts_once FROM core_groups
),
__duckdb_s1 AS NOT MATERIALIZED (
SELECT area_code, held_on, members_social_services, members_health, members_education, members_police, members_probation, members_third_sector, members_other, kind, counts_once, CAST(date_trunc('quarter', held_on) AS DATE) AS first_day FROM __duckdb_s0 AS core_groups WHERE (((held_on >= '2025-04-01'::DATE) AND (held_on <= '2026-03-31'::DATE)))
),
__duckdb_s2 AS NOT MATERIALIZED (
SELECT area_code, first_day, kind, counts_once, COALESCE(sum(((((((COALESCE(CAST(round((CAST(members_social_services AS DOUBLE) * 100), 0) AS BIGINT), 0) + COALESCE(CAST(round((CAST(members_health AS DOUBLE) * 100), 0) AS BIGINT), 0)) + COALESCE(CAST(round((CAST(members_education AS DOUBLE) * 100), 0) AS BIGINT), 0)) + COALESCE(CAST(round((CAST(members_police AS DOUBLE) * 100), 0) AS BIGINT), 0)) + COALESCE(CAST(round((CAST(members_probation AS DOUBLE) * 100), 0) AS BIGINT), 0)) + COALESCE(CAST(round((CAST(members_third_sector AS DOUBLE) * 100), 0) AS BIGINT), 0)) + COALESCE(CAST(round((CAST(members_other AS DOUBLE) * 100), 0) AS BIGINT), 0))), 0) AS part_0, COALESCE(sum(COALESCE(CAST(round((CAST(members_social_services AS DOUBLE) * 100), 0) AS BIGINT), 0)), 0) AS part_1, COALESCE(sum(COALESCE(CAST(round((CAST(members_health AS DOUBLE) * 100), 0) AS BIGINT), 0)), 0) AS part_2, COALESCE(sum(COALESCE(CAST(round((CAST(members_education AS DOUBLE) * 100), 0) AS BIGINT), 0)), 0) AS part_3, COALESCE(sum(COALESCE(CAST(round((CAST(members_police AS DOUBLE) * 100), 0) AS BIGINT), 0)), 0) AS part_4, COALESCE(sum(COALESCE(CAST(round((CAST(members_probation AS DOUBLE) * 100), 0) AS BIGINT), 0)), 0) AS part_5, COALESCE(sum(COALESCE(CAST(round((CAST(members_third_sector AS DOUBLE) * 100), 0) AS BIGINT), 0)), 0) AS part_6, COALESCE(sum(COALESCE(CAST(round((CAST(members_other AS DOUBLE) * 100), 0) AS BIGINT), 0)), 0) AS part_7, COALESCE(sum(CAST((((((((NOT (members_social_services IS NULL)) OR (NOT (members_health IS NULL))) OR (NOT (members_education IS NULL))) OR (NOT (members_police IS NULL))) OR (NOT (members_probation IS NULL))) OR (NOT (members_third_sector IS NULL))) OR (NOT (members_other IS NULL))) AS BIGINT)), 0) AS part_8, count() AS part_9, COALESCE(sum(CAST(COALESCE((((((((NOT (members_social_services IS NULL)) OR (NOT (members_health IS NULL))) OR (NOT (members_education IS NULL))) OR (NOT (members_police IS NULL))) OR (NOT (members_probation IS NULL))) OR (NOT (members_third_sector IS NULL))) OR (NOT (members_other IS NULL))), TRUE) AS BIGINT)), 0) AS part_10 FROM __duckdb_s1 AS core_groups GROUP BY area_code, first_day, kind, counts_once

),
__duckdb_s3 AS NOT MATERIALIZED (
SELECT area_code AS area_code, first_day AS first_day, kind AS kind, counts_once AS counts_once, part_0, part_1, part_2, part_3, part_4, part_5, part_6, part_7, part_8, part_9, part_10 FROM __duckdb_s2 AS core_groups
),
__duckdb_s4 AS NOT MATERIALIZED (
SELECT lhs.area_code, lhs.first_day, lhs.kind, lhs.counts_once, lhs.part_0, lhs.part_1, lhs.part_2, lhs.part_3, lhs.part_4, lhs.part_5, lhs.part_6, lhs.part_7, lhs.part_8, lhs.part_9, lhs.part_10, period FROM __duckdb_s3 AS lhs INNER JOIN quarters_of_periods AS rhs ON (lhs.first_day = rhs.first_day)
),
__duckdb_s5 AS NOT MATERIALIZED (
SELECT area_code, period, COALESCE(sum((CASE WHEN ((kind = 'closing') AND counts_once) THEN part_0 ELSE NULL END)), 0) AS tally_0, COALESCE(sum((CASE WHEN ((kind = 'closing') AND counts_once) THEN part_1 ELSE NULL END)), 0) AS tally_1, COALESCE(sum((CASE WHEN ((kind = 'closing') AND counts_once) THEN part_2 ELSE NULL END)), 0) AS tally_2, COALESCE(sum((CASE WHEN ((kind = 'closing') AND counts_once) THEN part_3 ELSE NULL END)), 0) AS tally_3, COALESCE(sum((CASE WHEN ((kind = 'closing') AND counts_once) THEN part_4 ELSE NULL END)), 0) AS tally_4, COALESCE(sum((CASE WHEN ((kind = 'closing') AND counts_once) THEN part_5 ELSE NULL END)), 0) AS tally_5, COALESCE(sum((CASE WHEN ((kind = 'closing') AND counts_once) THEN part_6 ELSE NULL END)), 0) AS tally_6, COALESCE(sum((CASE WHEN ((kind = 'closing') AND counts_once) THEN part_7 ELSE NULL END)), 0) AS tally_7, COALESCE(sum((CASE WHEN ((kind = 'closing') AND counts_once) THEN part_8 ELSE NULL END)), 0) AS tally_8, COALESCE(sum((CASE WHEN ((kind = 'closing') AND counts_once) THEN part_9 ELSE NULL END)), 0) AS tally_9, COALESCE(sum((CASE WHEN ((kind = 'closing') AND counts_once) THEN part_10 ELSE NULL END)), 0) AS tally_10 FROM __duckdb_s4 AS core_groups GROUP BY area_code, period

)
SELECT area_code AS area_code, period AS period, tally_0, tally_1, tally_2, tally_3, tally_4, tally_5, tally_6, tally_7, tally_8, tally_9, tally_10 FROM __duckdb_s5 AS core_groups
