import GraduationCap from 'lucide-solid/icons/graduation-cap';

/** Cannot be closed: nobody may take a made-up customer for a real one, on screen or on paper. */
export function TrainingStrip() {
  return (
    <p class="training">
      <GraduationCap class="icon-small" /> Training: every customer here is made up
    </p>
  );
}
