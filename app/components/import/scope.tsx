import { Choice } from "../choice.tsx";
import { useTexts } from "../texts.tsx";

/** Whether the list holds everybody: if so, who is not on it has left. */
export function ScopeField({ complete }: { complete: boolean }) {
  const { scope } = useTexts().imports;
  return (
    <Choice
      name="scope"
      label={scope.label}
      value={complete ? "everybody" : "some"}
      options={[
        { value: "everybody", text: scope.everybody, note: scope.everybodyNote },
        { value: "some", text: scope.some, note: scope.someNote },
      ]}
    />
  );
}
