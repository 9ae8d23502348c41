/** Type, and what is said: states, banners, what is done, what is not there, what is on its way. */
import { useState } from "preact/hooks";
import { Badge, Banner, Done, Empty, Loading, ProblemNote } from "../shared/parts/notes.tsx";
import { Showcase } from "./Showcase.tsx";
import { says } from "./words.ts";

const TONES = ["green", "yellow", "red", "blue", "grey"] as const;

export function Said() {
  const [done, setDone] = useState("");
  return (
    <>
      <Showcase id="type" title={says.type}>
        {Object.entries(says.sizes).map(([size, text]) => (
          <p key={size} class={`size-${size}`}>
            {text}
          </p>
        ))}
      </Showcase>
      <Showcase id="sentence" title={says.sentence}>
        <p class="sentence">{says.sentenceText}</p>
      </Showcase>
      <Showcase id="buttons" title={says.buttons}>
        <p class="row">
          <button type="button">{says.primary}</button>
          <button type="button" class="quiet">
            {says.quiet}
          </button>
          <button type="button" disabled>
            {says.disabled}
          </button>
          <a class="button" href="#component-buttons">
            {says.linkButton}
          </a>
          <button type="button" class="link">
            {says.link}
          </button>
        </p>
      </Showcase>
      <Showcase id="badges" title={says.badges}>
        <p class="row">
          {TONES.map((tone) => (
            <Badge key={tone} tone={tone}>
              {says.tones[tone]}
            </Badge>
          ))}
          <span class="deemed">{says.deemed}</span>
        </p>
      </Showcase>
      <Showcase id="banners" title={says.banners}>
        <Banner tone="note">
          <p>{says.note}</p>
        </Banner>
        <Banner tone="problem">
          <p>{says.problem}</p>
        </Banner>
        <ProblemNote error={says.failed} retry={() => undefined} />
        <Done>{done}</Done>
        <button type="button" class="quiet" onClick={() => setDone(says.done)}>
          {says.doneOn}
        </button>
      </Showcase>
      <Showcase id="waiting" title={says.waiting}>
        <Empty>{says.empty}</Empty>
        {/* Aside from what the page itself is waiting for. */}
        <Loading />
      </Showcase>
    </>
  );
}
