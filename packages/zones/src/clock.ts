export { dayOf, daysFrom, daysLater, readDay, startOf } from "./day.ts";
export { type PromisedMoment, promisedMoment, promiseOf } from "./promised-moment.ts";
export { momentsOf, type WallTime, wallTimeAt } from "./wall-time.ts";
export { dayWords, type MomentShape, momentWords, zoneLabel } from "./words.ts";
export { cutClock, type ZoneClock } from "./zone-clock.ts";
