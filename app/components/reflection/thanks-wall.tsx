import { Section } from "../section.tsx";
import { Stack } from "../stack.tsx";
import { useTexts } from "../texts.tsx";

interface ThanksWallProps {
  notes: readonly { id: string; from: string; to: string; text: string }[];
}

/** Thanks that both sides wish everybody to read; nothing where there are none. */
export function ThanksWall({ notes }: ThanksWallProps) {
  const { thanks: texts } = useTexts();
  if (notes.length === 0) return null;
  return (
    <Section title={texts.wall}>
      <Stack>
        {notes.map(({ id, from, to, text }) => (
          <figure key={id} className="stack stack--tight">
            <blockquote className="pre">{text}</blockquote>
            <figcaption className="soft">{texts.signed(from, to)}</figcaption>
          </figure>
        ))}
      </Stack>
    </Section>
  );
}
