"use client";
import { EditorView } from "@codemirror/view";
import { useEffect, useImperativeHandle, useRef } from "react";
import { createView, replaceText } from "./create-view";
import type { FieldProps } from "./field-props";
import { showMarks } from "./marks";
import "./markdown-editor.css";

/** The editor itself, loaded on its own. The view holds the text; React only hears of it. */
export default function MarkdownEditor(props: FieldProps) {
  const { marks, selected, ref } = props;
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    if (!place.current) return;
    const { label, text, placeholder, takesFocus } = latest.current;
    const made = createView(place.current, {
      label,
      text,
      placeholder,
      onWrite: (next) => latest.current.onWrite(next),
      onBlur: () => latest.current.onBlur(),
      onLeave: () => latest.current.onLeave(),
    });
    view.current = made;
    if (takesFocus) made.focus();
    return () => {
      made.destroy();
      view.current = null;
    };
  }, []);
  useImperativeHandle(ref, () => ({
    replace: (next) => view.current && replaceText(view.current, next),
  }));
  useEffect(() => {
    view.current?.dispatch({ effects: showMarks.of(marks) });
  }, [marks]);
  useEffect(() => {
    if (!selected || !view.current) return;
    view.current.focus();
    const size = view.current.state.doc.length;
    const [anchor, head] = [Math.min(selected.start, size), Math.min(selected.end, size)];
    view.current.dispatch({
      selection: { anchor, head },
      effects: EditorView.scrollIntoView(anchor, { y: "center" }),
    });
  }, [selected]);
  return <div ref={place} />;
}
