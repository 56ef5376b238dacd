import type { ImportView } from "#models/people/import-view.ts";
import { partsOf } from "#models/shared/import-parts.ts";
import { Head } from "../head.tsx";
import { useSay } from "../say.ts";
import { useTexts } from "../texts.tsx";

/** Says of a list what is the case: what it would do, that it is being applied, what it did. */
export function ListHead({ list }: { list: ImportView }) {
  const { importRun } = useTexts();
  const say = useSay();
  const by = list.byName === "system" ? importRun.system : list.byName;
  return (
    <Head
      over={importRun.broughtBy(list.fileName, by, say.day(list.createdAt))}
      title={useTitle(list)}
      lead={
        list.state === "applied"
          ? importRun.applied.lead(say.moment(list.appliedAt!))
          : list.state === "prepared" && list.outline
            ? importRun.lead(list.rows ?? 0, say.number(list.rows ?? 0))
            : list.state === "prepared"
              ? importRun.unreadLead
              : undefined
      }
    />
  );
}

function useTitle({ state, outline }: ImportView): string {
  const { importRun } = useTexts();
  const { number } = useSay();
  if (!outline) return importRun.unread;
  const { figures } = outline;
  if (state === "applying") return importRun.progress.title;
  if (state === "applied") return partsOf(figures, { ...importRun, parts: importRun.doneParts }, number);
  const { joiners, leavers } = figures;
  const changed = figures.moved + figures.changed + figures.returned;
  if ([joiners, leavers, changed].filter((count) => count > 0).length > 1) return partsOf(figures, importRun, number);
  if (joiners > 0) return importRun.joins(joiners, number(joiners));
  if (leavers > 0) return importRun.leaves(leavers, number(leavers));
  return changed > 0 ? importRun.changes(changed, number(changed)) : importRun.nothing;
}
