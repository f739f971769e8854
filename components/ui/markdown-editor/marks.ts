import { type EditorState, StateEffect, StateField } from "@codemirror/state";
import {
  type Command,
  Decoration,
  type DecorationSet,
  EditorView,
  hoverTooltip,
  keymap,
  showTooltip,
  type Tooltip,
} from "@codemirror/view";
import type { Mark } from "./field-props";

/** Shows these marks instead of those before; between two of them, marks move with their words. */
export const showMarks = StateEffect.define<readonly Mark[]>();
/** Says what one mark is about, at its words; null says nothing more. */
const explain = StateEffect.define<Tooltip | null>();

const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, { changes, effects, newDoc }) {
    const next = effects.find((effect) => effect.is(showMarks));
    if (!next) return shown.map(changes);
    const inside = next.value.filter(({ start, end }) => start < end && end <= newDoc.length);
    return Decoration.set(
      inside.map(({ start, end, note }) =>
        Decoration.mark({ class: "md-mark", note }).range(start, end),
      ),
      true,
    );
  },
  provide: (field) => EditorView.decorations.from(field),
});

const explained = StateField.define<Tooltip | null>({
  create: () => null,
  update(shown, { effects, docChanged, selection }) {
    const next = effects.find((effect) => effect.is(explain));
    if (next) return next.value;
    return docChanged || selection ? null : shown;
  },
  provide: (field) => showTooltip.from(field),
});

/** Quiet wavy lines under marked words; the pointer explains one, and `Mod-.` goes to the next and explains it. */
export const markedText = [
  marks,
  explained,
  hoverTooltip((view, at) => tooltipAt(view.state, at)),
  keymap.of([{ key: "Mod-.", run: explainNext }]),
];

function explainNext({ state, dispatch }: Parameters<Command>[0]): boolean {
  const places: number[] = [];
  state.field(marks).between(0, state.doc.length, (from) => {
    places.push(from);
  });
  const next = places.find((from) => from > state.selection.main.head) ?? places[0];
  if (next === undefined) return false;
  dispatch(
    state.update({
      selection: { anchor: next },
      effects: explain.of(tooltipAt(state, next)),
      scrollIntoView: true,
    }),
  );
  return true;
}

function tooltipAt(state: EditorState, at: number): Tooltip | null {
  let found: Tooltip | null = null;
  state.field(marks).between(at, at, (from, to, { spec }) => {
    found = { pos: from, end: to, above: true, create: () => ({ dom: noteOf(spec.note) }) };
    return false;
  });
  return found;
}

function noteOf(note: string): HTMLElement {
  const dom = document.createElement("p");
  dom.className = "md-note";
  dom.role = "status";
  dom.textContent = note;
  return dom;
}
