import hub from "../../src/index.ts";
import { registerEveryField } from "./every-field.ts";

export { AccountActor } from "../../src/index.ts";

/** The hub as it is, with one connector more. Only tests start it. */
registerEveryField();

export default hub;
