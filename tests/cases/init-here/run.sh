# an empty folder, hidden files aside, is filled; what an interrupted run left is taken over
mkdir new .next.part
echo old > .next.part/common.json
echo '*.swp' > new/.gitignore
cd new && $DEMARCHE init . | head -2 && ls -A && cd ..
$DEMARCHE init next | head -2 && ls -A . next
