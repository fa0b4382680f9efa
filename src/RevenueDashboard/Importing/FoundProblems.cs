using System.Globalization;
using System.Text;

namespace RevenueDashboard.Importing;

/// <summary>Every problem of a file, in the order of its lines: on disk for the most part, as a file may have millions.</summary>
internal sealed class FoundProblems : IDisposable
{
    private readonly FileStream file = OriginalFile.CreateTemporary();
    private readonly BinaryWriter writer;
    private readonly List<(long Line, string Text)> late = [];
    private long last;

    public FoundProblems() => writer = new BinaryWriter(file, Encoding.UTF8, leaveOpen: true);

    public long Count { get; private set; }

    public void Clear()
    {
        writer.Flush();
        file.SetLength(0);
        late.Clear();
        (last, Count) = (0, 0);
    }

    public void AddRange(IEnumerable<ImportProblem> problems)
    {
        foreach (var problem in problems) Add(problem);
    }

    /// <summary>Most are found as the lines go by; the few that are found afterwards wait in memory.</summary>
    public void Add(ImportProblem problem)
    {
        Count++;
        if (problem.Line < last)
        {
            late.Add((problem.Line, Describe(problem)));
            return;
        }

        last = problem.Line;
        writer.Write(problem.Line);
        writer.Write(Describe(problem));
    }

    /// <summary>All of them, those of one line in the order they were found.</summary>
    public IEnumerable<(long Line, string Text)> InOrder()
    {
        writer.Flush();
        file.Position = 0;
        var waiting = new Queue<(long Line, string Text)>(late.OrderBy(problem => problem.Line));
        using var reader = new BinaryReader(file, Encoding.UTF8, leaveOpen: true);
        for (var left = Count - late.Count; left > 0; left--)
        {
            var next = (Line: reader.ReadInt64(), Text: reader.ReadString());
            while (waiting.TryPeek(out var earlier) && earlier.Line < next.Line) yield return waiting.Dequeue();
            yield return next;
        }

        foreach (var problem in waiting) yield return problem;
    }

    public void Dispose()
    {
        writer.Dispose();
        file.Dispose();
    }

    private static string Describe(ImportProblem problem) => problem switch
    {
        { Line: 0 } => problem.Message,
        { Column: null } => string.Create(CultureInfo.InvariantCulture, $"Line {problem.Line}: {problem.Message}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"Line {problem.Line}, {problem.Column}: {problem.Message}"),
    };
}
