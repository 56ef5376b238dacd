import { account, accountRefusals } from "./account.ts";
import { booking, bookingRefusals } from "./booking.ts";
import { common, commonRefusals } from "./common.ts";
import { components } from "./components.ts";
import { department, departmentRefusals } from "./department.ts";
import { forms } from "./forms.ts";
import { imports, importRefusals } from "./imports.ts";
import { letters } from "./letters.ts";
import { session, sessionRefusals } from "./session.ts";
import { words } from "./words.ts";

/** English, complete; other languages have this type. */
export const en = {
  account,
  booking,
  common,
  components,
  department,
  forms,
  imports,
  letters,
  session,
  words,
  refusals: {
    ...accountRefusals,
    ...bookingRefusals,
    ...commonRefusals,
    ...departmentRefusals,
    ...importRefusals,
    ...sessionRefusals,
  },
};
