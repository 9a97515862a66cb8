-- Citus: how the tables are spread. Run it once, on the coordinator, after the first start has made the tables:
--   psql "$DATABASE_URL" -v ON_ERROR_STOP=1 -f src/lib/server/distribute-citus.sql
-- Rows that are there already are spread with them.

begin;

-- Small, the same on every node: accounts, what is found before a team is known, what belongs to no team.
select create_reference_table('public.user');
select create_reference_table('session');
select create_reference_table('account');
select create_reference_table('verification');
select create_reference_table('passkey');
select create_reference_table('rate_limit');
select create_reference_table('setting');
select create_reference_table('invite');
select create_reference_table('room_code');
select create_reference_table('shipped_scenario');
select create_reference_table('shared_histogram');

-- A team's own, each team's rows together on one node. The team first: the others refer to it.
select create_distributed_table('team', 'team_id');
select create_distributed_table('member', 'team_id', colocate_with => 'team');
select create_distributed_table('audit', 'team_id', colocate_with => 'team');
select create_distributed_table('team_scenario', 'team_id', colocate_with => 'team');
select create_distributed_table('run', 'team_id', colocate_with => 'team');
select create_distributed_table('run_log', 'team_id', colocate_with => 'team');
select create_distributed_table('original_run', 'team_id', colocate_with => 'team');
select create_distributed_table('practice_hour', 'team_id', colocate_with => 'team');
select create_distributed_table('standing', 'team_id', colocate_with => 'team');
select create_distributed_table('team_histogram', 'team_id', colocate_with => 'team');
select create_distributed_table('assignment', 'team_id', colocate_with => 'team');
select create_distributed_table('assignment_member', 'team_id', colocate_with => 'team');
select create_distributed_table('rating', 'team_id', colocate_with => 'team');
select create_distributed_table('result', 'team_id', colocate_with => 'team');
select create_distributed_table('room', 'team_id', colocate_with => 'team');
select create_distributed_table('seat', 'team_id', colocate_with => 'team');
select create_distributed_table('vote', 'team_id', colocate_with => 'team');
select create_distributed_table('observation', 'team_id', colocate_with => 'team');

commit;
