/** Settings › General › Security, and the page on which a change is looked at before it is saved. */
export const securityPath = "/settings/general/security";
export const reviewPath = `${securityPath}/review`;
/** The people a change affects, as a file. */
export const affectedFilePath = `${securityPath}/people.csv`;
