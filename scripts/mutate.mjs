import { bootstrap } from "./bootstrap.mjs";

await bootstrap("mutate", "mutation");
