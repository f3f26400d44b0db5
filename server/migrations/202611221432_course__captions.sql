-- Subtitles of a video lesson, as the WebVTT that was made of what was uploaded. They may come after publishing: they
-- change neither the film nor its time.

create table lesson_caption (
  lesson_id uuid not null references lesson (id),
  vtt text not null,
  cue_count int not null,
  constraint lesson_caption_pkey primary key (lesson_id),
  constraint lesson_caption_has_cues check (cue_count > 0)
);
