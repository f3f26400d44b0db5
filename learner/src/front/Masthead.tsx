/** The name of the product over the double rule of an official paper. */
export function Masthead({ small = false }: { small?: boolean }) {
  return (
    <header class={small ? 'masthead small-masthead' : 'masthead'}>
      <div class="masthead-inner">
        {small ? (
          <a class="masthead-name" href="/">
            研修台
          </a>
        ) : (
          <h1 class="masthead-name">研修台</h1>
        )}
        <p>
          <span>中小学、幼儿园教师全员培训</span>
          <span>报名、学习、考核、学分认定，在一处办</span>
        </p>
      </div>
    </header>
  );
}
