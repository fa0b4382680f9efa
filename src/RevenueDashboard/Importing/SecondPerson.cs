using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>Four eyes: a file is committed by another person than the one who brought it, where the configuration asks for that.</summary>
public static class SecondPerson
{
    /// <summary>Whether one person is the other: capitals and the space around a name make no difference.</summary>
    public static bool IsSame(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>What to tell the person who brought the file. Nobody can answer it: somebody else commits.</summary>
    internal static BatchResult Needed(Batch batch) => new(batch.Id, BatchOutcome.SecondPersonNeeded, $"Batch {batch.Id} waits for a second person: {batch.By} brought it, and somebody else has to commit it.")
    {
        Questions = [new ImportQuestion(ImportQuestion.SecondPerson, $"Batch {batch.Id} is kept and waits for a second person to commit it.", [$"{batch.By} brought it."], [])],
    };
}
