CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "passkey" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text,
	"public_key" text NOT NULL,
	"user_id" text NOT NULL,
	"credential_id" text NOT NULL,
	"counter" integer NOT NULL,
	"device_type" text NOT NULL,
	"backed_up" boolean NOT NULL,
	"transports" text,
	"created_at" timestamp (3) with time zone DEFAULT now(),
	"aaguid" text
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL,
	CONSTRAINT "rate_limit_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"token" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"user_id" text NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assignment" (
	"team_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"title" text NOT NULL,
	"scenarios" jsonb NOT NULL,
	"coaching" text NOT NULL,
	"cohort" text,
	"named" boolean DEFAULT false NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"minimum" smallint,
	"tries" integer,
	"counts" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "assignment_team_id_assignment_id_pk" PRIMARY KEY("team_id","assignment_id")
);
--> statement-breakpoint
CREATE TABLE "assignment_member" (
	"team_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	CONSTRAINT "assignment_member_team_id_assignment_id_user_id_pk" PRIMARY KEY("team_id","assignment_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "rating" (
	"team_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"rater_id" text NOT NULL,
	"checks" jsonb NOT NULL,
	"machine" jsonb NOT NULL,
	"total" smallint NOT NULL,
	"remark" text DEFAULT '' NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rating_team_id_run_id_rater_id_pk" PRIMARY KEY("team_id","run_id","rater_id")
);
--> statement-breakpoint
CREATE TABLE "result" (
	"team_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"month" date NOT NULL,
	"due" bigint NOT NULL,
	"collected" bigint NOT NULL,
	"dso" integer,
	"imported_by" text NOT NULL,
	"imported_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "result_team_id_user_id_month_pk" PRIMARY KEY("team_id","user_id","month")
);
--> statement-breakpoint
CREATE TABLE "observation" (
	"team_id" uuid NOT NULL,
	"observation_id" uuid NOT NULL,
	"scenario_hash" text NOT NULL,
	"observer" text NOT NULL,
	"trainee" text NOT NULL,
	"debtor" text,
	"ticks" jsonb NOT NULL,
	"total" smallint,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "observation_team_id_observation_id_pk" PRIMARY KEY("team_id","observation_id")
);
--> statement-breakpoint
CREATE TABLE "room" (
	"team_id" uuid NOT NULL,
	"room_id" uuid NOT NULL,
	"scenario_hash" text NOT NULL,
	"title" text NOT NULL,
	"code" text NOT NULL,
	"way" text NOT NULL,
	"phase" text NOT NULL,
	"seed" integer NOT NULL,
	"log" jsonb NOT NULL,
	"step" integer DEFAULT 0 NOT NULL,
	"focus" smallint,
	"revision" integer DEFAULT 0 NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"summary" jsonb,
	CONSTRAINT "room_team_id_room_id_pk" PRIMARY KEY("team_id","room_id")
);
--> statement-breakpoint
CREATE TABLE "room_code" (
	"code" text PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"room_id" uuid NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "seat" (
	"team_id" uuid NOT NULL,
	"room_id" uuid NOT NULL,
	"seat_id" uuid NOT NULL,
	"secret" text NOT NULL,
	"user_id" text,
	"name" text NOT NULL,
	"state" smallint,
	"mood" smallint,
	"turns" smallint DEFAULT 0 NOT NULL,
	"log" jsonb,
	"entries" integer DEFAULT 0 NOT NULL,
	"finished" boolean DEFAULT false NOT NULL,
	"joined_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "seat_team_id_room_id_seat_id_pk" PRIMARY KEY("team_id","room_id","seat_id")
);
--> statement-breakpoint
CREATE TABLE "vote" (
	"team_id" uuid NOT NULL,
	"room_id" uuid NOT NULL,
	"step" integer NOT NULL,
	"seat_id" uuid NOT NULL,
	"state" smallint NOT NULL,
	"reply" smallint NOT NULL,
	"counted" boolean DEFAULT true NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "vote_team_id_room_id_step_seat_id_pk" PRIMARY KEY("team_id","room_id","step","seat_id")
);
--> statement-breakpoint
CREATE TABLE "run" (
	"team_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"scenario_hash" text NOT NULL,
	"scenario_id" text NOT NULL,
	"mode" text NOT NULL,
	"coaching" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"unverified" text,
	"uncounted" text,
	"total" smallint,
	"passed" boolean,
	"figures" smallint[],
	"checks" text,
	"picks" smallint[],
	CONSTRAINT "run_team_id_run_id_pk" PRIMARY KEY("team_id","run_id")
);
--> statement-breakpoint
CREATE TABLE "run_log" (
	"team_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"log" text NOT NULL,
	CONSTRAINT "run_log_team_id_run_id_pk" PRIMARY KEY("team_id","run_id")
);
--> statement-breakpoint
CREATE TABLE "shared_histogram" (
	"scenario_hash" text NOT NULL,
	"mode" text NOT NULL,
	"teams" integer NOT NULL,
	"counts" integer[] NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "shared_histogram_scenario_hash_mode_pk" PRIMARY KEY("scenario_hash","mode")
);
--> statement-breakpoint
CREATE TABLE "shipped_scenario" (
	"hash" text PRIMARY KEY NOT NULL,
	"scenario_id" text NOT NULL,
	"language" text NOT NULL,
	"version" integer NOT NULL,
	"title" text NOT NULL,
	"source" text NOT NULL,
	"added_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "standing" (
	"team_id" uuid NOT NULL,
	"scenario_hash" text NOT NULL,
	"mode" text NOT NULL,
	"user_id" text NOT NULL,
	"tries" integer NOT NULL,
	"first_run" uuid NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL,
	"first_total" smallint NOT NULL,
	"first_figures" smallint[] NOT NULL,
	"first_checks" text NOT NULL,
	"first_picks" smallint[] NOT NULL,
	"best_run" uuid NOT NULL,
	"best_at" timestamp (3) with time zone NOT NULL,
	"best_total" smallint NOT NULL,
	"best_figures" smallint[] NOT NULL,
	"best_checks" text NOT NULL,
	"latest_run" uuid NOT NULL,
	"latest_at" timestamp (3) with time zone NOT NULL,
	"latest_total" smallint NOT NULL,
	"latest_figures" smallint[] NOT NULL,
	"latest_checks" text NOT NULL,
	"totals" integer[] NOT NULL,
	CONSTRAINT "standing_team_id_scenario_hash_mode_user_id_pk" PRIMARY KEY("team_id","scenario_hash","mode","user_id")
);
--> statement-breakpoint
CREATE TABLE "team_histogram" (
	"team_id" uuid NOT NULL,
	"scenario_hash" text NOT NULL,
	"mode" text NOT NULL,
	"shares" boolean DEFAULT false NOT NULL,
	"counts" integer[] NOT NULL,
	CONSTRAINT "team_histogram_team_id_scenario_hash_mode_pk" PRIMARY KEY("team_id","scenario_hash","mode")
);
--> statement-breakpoint
CREATE TABLE "team_scenario" (
	"team_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"scenario_id" text NOT NULL,
	"language" text NOT NULL,
	"version" integer NOT NULL,
	"title" text NOT NULL,
	"source" text NOT NULL,
	"published_by" text NOT NULL,
	"published_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"withdrawn" boolean DEFAULT false NOT NULL,
	CONSTRAINT "team_scenario_team_id_hash_pk" PRIMARY KEY("team_id","hash")
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"team_id" uuid NOT NULL,
	"audit_id" uuid NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject" text,
	"detail" jsonb,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "audit_team_id_audit_id_pk" PRIMARY KEY("team_id","audit_id")
);
--> statement-breakpoint
CREATE TABLE "invite" (
	"code" text PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"role" text NOT NULL,
	"cohort" text,
	"left" integer,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "member" (
	"team_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"nickname" text NOT NULL,
	"cohort" text,
	"ranked" boolean DEFAULT true NOT NULL,
	"joined_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "member_team_id_user_id_pk" PRIMARY KEY("team_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "team" (
	"team_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"shares" boolean DEFAULT false NOT NULL,
	"ranked_from" integer DEFAULT 3 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_team_id_team_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("team_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_member" ADD CONSTRAINT "assignment_member_team_id_team_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("team_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating" ADD CONSTRAINT "rating_team_id_team_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("team_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result" ADD CONSTRAINT "result_team_id_team_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("team_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation" ADD CONSTRAINT "observation_team_id_team_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("team_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room" ADD CONSTRAINT "room_team_id_team_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("team_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat" ADD CONSTRAINT "seat_team_id_team_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("team_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote" ADD CONSTRAINT "vote_team_id_team_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("team_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run" ADD CONSTRAINT "run_team_id_team_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("team_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_log" ADD CONSTRAINT "run_log_team_id_team_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("team_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standing" ADD CONSTRAINT "standing_team_id_team_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("team_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_histogram" ADD CONSTRAINT "team_histogram_team_id_team_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("team_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_scenario" ADD CONSTRAINT "team_scenario_team_id_team_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("team_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_team_id_team_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("team_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_user" ON "account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "account_provider" ON "account" USING btree ("provider_id","account_id");--> statement-breakpoint
CREATE INDEX "passkey_user" ON "passkey" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "passkey_credential" ON "passkey" USING btree ("credential_id");--> statement-breakpoint
CREATE INDEX "session_user" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verification_identifier" ON "verification" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "assignment_member_user" ON "assignment_member" USING btree ("team_id","user_id");--> statement-breakpoint
CREATE INDEX "rating_rater" ON "rating" USING btree ("team_id","rater_id");--> statement-breakpoint
CREATE INDEX "observation_trainee" ON "observation" USING btree ("team_id","trainee");--> statement-breakpoint
CREATE INDEX "run_member" ON "run" USING btree ("team_id","user_id","received_at");--> statement-breakpoint
CREATE INDEX "run_scenario" ON "run" USING btree ("team_id","scenario_hash","mode","received_at");--> statement-breakpoint
CREATE INDEX "standing_member" ON "standing" USING btree ("team_id","user_id");--> statement-breakpoint
CREATE INDEX "team_histogram_shared" ON "team_histogram" USING btree ("scenario_hash","mode") WHERE shares;--> statement-breakpoint
CREATE INDEX "team_scenario_id" ON "team_scenario" USING btree ("team_id","scenario_id","language","published_at");--> statement-breakpoint
CREATE INDEX "invite_team" ON "invite" USING btree ("team_id");--> statement-breakpoint
CREATE INDEX "member_user" ON "member" USING btree ("user_id");