import { Form, Submit } from "../form.tsx";
import { useTexts } from "../texts.tsx";

interface ThanksNoteProps {
  note: { id: string; from: string; title: string; text: string; offered: boolean; shown: boolean | null };
}

/** Thanks as whoever was thanked sees them, with who may read them. */
export function ThanksNote({ note: { id, from, title, text, offered, shown } }: ThanksNoteProps) {
  const { thanks: texts } = useTexts();
  const open = offered && shown === true;
  return (
    <figure className="stack stack--tight">
      <blockquote className="pre">{text}</blockquote>
      <figcaption className="soft">{texts.from(from, title)}</figcaption>
      <p className="work">{open ? texts.shown : offered ? texts.wish(from) : texts.notOffered}</p>
      {offered && (
        <Form spaced="none">
          <input type="hidden" name="thanks" value={id} />
          <Submit name="shown" value={open ? "no" : "yes"} kind="second" small doing={texts.doing}>
            {open ? texts.hide : texts.show}
          </Submit>
        </Form>
      )}
    </figure>
  );
}
