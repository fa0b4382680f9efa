namespace RevenueDashboard.Importing;

/// <summary>Counts every problem and keeps the first ones, beside what has to be asked before there are any.</summary>
/// <param name="shown">How many are kept.</param>
/// <param name="told">Hears of every one, kept or not, in the order they are found.</param>
internal sealed class ProblemList(int shown, Action<ImportProblem>? told = null)
{
    private readonly List<ImportProblem> first = [];

    public long Count { get; private set; }

    public bool Any => Count > 0;

    public IReadOnlyList<ImportProblem> First => first;

    /// <summary>What was asked before there were rows: the encoding, the line of the header. Answered or not.</summary>
    public List<ImportQuestion> Questions { get; } = [];

    /// <summary>Whether another problem would only be counted: its message need not be made.</summary>
    public bool OnlyCounts => told is null && first.Count >= shown;

    public void CountOne() => Count++;

    public void Add(long line, string? column, Fault fault, string? excerpt)
    {
        Count++;
        if (OnlyCounts) return;

        var problem = new ImportProblem(line, column, fault.Code, fault.Message, excerpt);
        if (first.Count < shown) first.Add(problem);
        told?.Invoke(problem);
    }

    /// <summary>A problem of the file as a whole.</summary>
    public void Add(string code, string message, string? excerpt = null) => Add(0, null, new Fault(code, message), excerpt);
}

/// <summary>What is wrong with a text, before it is known where the text stands.</summary>
/// <param name="Code">One of <see cref="ProblemCodes"/>.</param>
/// <param name="Message">What was expected and what to do.</param>
internal sealed record Fault(string Code, string Message);
