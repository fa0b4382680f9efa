namespace RevenueDashboard.Importing.Workbooks;

/// <summary>An original as text once more: itself, or its sheet that was read.</summary>
internal sealed class OriginalText : IDisposable
{
    private readonly Stream file;
    private readonly SheetText? sheet;

    private OriginalText(Stream file, SheetText? sheet) => (this.file, this.sheet) = (file, sheet);

    public Stream Text => sheet?.Text ?? file;

    /// <summary>What was wrong with the cells themselves.</summary>
    public IReadOnlyList<ImportProblem> Problems => sheet?.Content.Problems ?? [];

    /// <summary>What was said of the file, as it holds for its text.</summary>
    public SpendFileOptions Told(SpendFileOptions options) => sheet?.Told(options) ?? options;

    /// <summary>The row of the sheet, or the line of the file.</summary>
    public long RowOf(long line) => sheet?.RowOf(line) ?? line;

    /// <summary>Null when a workbook cannot be made text of again.</summary>
    public static OriginalText? Open(ImportFile file, StagedFile staged, ImportLimits limits, CancellationToken cancellation)
    {
        var stream = file.Open();
        if (!SheetText.IsWorkbook(stream)) return new OriginalText(stream, null);

        var sheet = SheetText.Read(stream, staged.Options with { Answers = staged.Answers }, limits, cancellation);
        if (sheet.Text is not null) return new OriginalText(stream, sheet);

        sheet.Dispose();
        stream.Dispose();
        return null;
    }

    public void Dispose()
    {
        sheet?.Dispose();
        file.Dispose();
    }
}
