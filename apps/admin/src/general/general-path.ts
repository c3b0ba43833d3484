/** Settings › General. */
export const generalPath = "/settings/general";
