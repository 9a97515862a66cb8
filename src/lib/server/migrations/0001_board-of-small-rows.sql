CREATE TABLE "original_run" (
	"team_id" uuid NOT NULL,
	"digest" text NOT NULL,
	"run_id" uuid NOT NULL,
	CONSTRAINT "original_run_team_id_digest_pk" PRIMARY KEY("team_id","digest")
);
--> statement-breakpoint
CREATE TABLE "practice_hour" (
	"team_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"hour" timestamp (3) with time zone NOT NULL,
	"runs" integer NOT NULL,
	CONSTRAINT "practice_hour_team_id_user_id_hour_pk" PRIMARY KEY("team_id","user_id","hour")
);
--> statement-breakpoint
DROP INDEX "run_scenario";--> statement-breakpoint
ALTER TABLE "run" ADD COLUMN "digest" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "standing" ADD COLUMN "first_met" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "standing" ADD COLUMN "spread" smallint[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "original_run" ADD CONSTRAINT "original_run_team_id_team_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("team_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_hour" ADD CONSTRAINT "practice_hour_team_id_team_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("team_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "seat_user" ON "seat" USING btree ("team_id","user_id");--> statement-breakpoint
CREATE INDEX "run_team" ON "run" USING btree ("team_id","received_at");--> statement-breakpoint
CREATE INDEX "run_unverified" ON "run" USING btree ("team_id","received_at") WHERE unverified is not null;--> statement-breakpoint
UPDATE "standing" SET "spread" = (
	SELECT array(
		SELECT (4 * quartile)::smallint
		FROM unnest(percentile_cont(array[0, 0.25, 0.5, 0.75, 1]::double precision[]) WITHIN GROUP (ORDER BY total - 1)) WITH ORDINALITY quartiles(quartile, place)
		ORDER BY place
	)
	FROM unnest("standing"."totals") WITH ORDINALITY counts(often, total), generate_series(1, often)
);--> statement-breakpoint
UPDATE "standing" SET "first_met" = NOT EXISTS (
	SELECT 1 FROM "run" AS "first", "run" AS "before"
	WHERE "first"."team_id" = "standing"."team_id" AND "first"."run_id" = "standing"."first_run"
		AND "before"."team_id" = "standing"."team_id" AND "before"."user_id" = "standing"."user_id"
		AND "before"."scenario_id" = "first"."scenario_id" AND "before"."unverified" IS NULL
		AND ("before"."received_at", "before"."run_id") < ("first"."received_at", "first"."run_id")
);--> statement-breakpoint
INSERT INTO "practice_hour" ("team_id", "user_id", "hour", "runs")
SELECT "team_id", "user_id", date_trunc('hour', "received_at" AT TIME ZONE 'UTC') AT TIME ZONE 'UTC', count(*) FROM "run" WHERE "unverified" IS NULL GROUP BY 1, 2, 3;
