import { Anchor } from "../anchor.tsx";
import { useTexts } from "../texts.tsx";

/** Leads to the table above it as a file. */
export function Export({ file }: { file: string }) {
  const { report } = useTexts();
  return (
    <p className="not-print work">
      <Anchor to={file} plain>
        {report.export}
      </Anchor>
    </p>
  );
}
