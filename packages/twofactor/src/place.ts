export type { Place, Visitor } from "@countersign/accounts";
