import { Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { useAct } from '../kit/use-api.ts';
import type { CourseDetail } from './course-words.ts';

/** 复制: a draft with all that the course holds, under a name of its own. */
export function CopyCourse({ course }: { course: CourseDetail }) {
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [title, setTitle] = useState(`${course.title}（副本）`.slice(0, 80));
  const fieldId = useId();
  const copy = useAct('course.copy', {
    done: '已复制为草稿，可以修改后发布',
    onDone: ({ id }) => {
      setOpen(false);
      void navigate(`/courses/${id}`);
    },
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>复制课程</Button>
      <Modal
        open={open}
        title={`复制“${course.title}”`}
        okText="复制为草稿"
        cancelText="取消"
        okButtonProps={{ disabled: title.trim().length < 2, loading: copy.isPending }}
        onCancel={() => setOpen(false)}
        onOk={() => copy.mutate({ id: course.id, title: title.trim() })}
      >
        <div className="dialog-form">
          <p>章节、视频、文档、测验和作业要求都带过去；直播要另定时间。原课程和已有的学习记录不变。</p>
          <label htmlFor={fieldId}>新课程的名称</label>
          <Input id={fieldId} maxLength={80} value={title} onChange={(event) => setTitle(event.target.value)} />
        </div>
      </Modal>
    </>
  );
}
