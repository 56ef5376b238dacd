import { Anchor } from "../anchor.tsx";
import { Section } from "../section.tsx";
import { useTexts } from "../texts.tsx";
import { ReflectionRows, type ReflectionRow } from "./reflection-rows.tsx";

/** On the first page: visits the reader has not said a word about yet. */
export function HowWasIt({ reflections, lit }: { reflections: readonly ReflectionRow[]; lit: boolean }) {
  const { home } = useTexts();
  if (reflections.length === 0) return null;
  return (
    <Section title={home.howWasIt} note={<Anchor to="/reflections">{home.allReflections}</Anchor>}>
      <p className="soft">{home.howNote}</p>
      <ReflectionRows rows={reflections} lit={lit} />
    </Section>
  );
}
