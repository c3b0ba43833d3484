import { customType, timestamp, uuid } from "drizzle-orm/pg-core";

/** Raw bytes: digests, sealed secrets, salts. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

/** A moment in time with its zone. Columns of this type end in `_at` or `_until`. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** The two columns every table but `clinics` begins with; together they are its primary key. */
export const tenantKey = {
  clinicId: uuid("clinic_id").notNull(),
  id: uuid("id").notNull(),
};
