"use client";

import { type ComponentProps, lazy } from "react";

const View = lazy(() => import("./not-found-view.tsx").then(({ NotFoundView }) => ({ default: NotFoundView })));

/** The view of `not-found`, whose script only those pages load that show it: Next sends its reference with every page. */
export function NotFoundOnDemand(props: ComponentProps<typeof View>) {
  return <View {...props} />;
}
