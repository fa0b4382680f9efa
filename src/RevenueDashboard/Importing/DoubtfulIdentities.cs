using System.Globalization;

namespace RevenueDashboard.Importing;

/// <summary>A customer of a file of whom its rows leave in doubt who it is.</summary>
/// <param name="Line">Where it shows first.</param>
/// <param name="Name">Whom it is about.</param>
/// <param name="Seen">What the rows say, with lines and amounts.</param>
public sealed record DoubtfulIdentity(long Line, string Name, string Seen);

/// <summary>
/// Names and ids that do not agree: one id under names that are nothing alike, in the same months; and one name with an id on some lines and without one on others,
/// which are two customers to the book.
/// </summary>
internal static class DoubtfulIdentities
{
    public const string Accept = "accept";
    public const string Refuse = "refuse";

    private const int EvidenceShown = 10;
    private const int NamesShown = 4;

    /// <summary>One id under several names in the same months; those of one month after the other are a customer that was renamed.</summary>
    /// <param name="most">How many are told.</param>
    public static (IReadOnlyList<DoubtfulIdentity> AtOnce, IReadOnlyList<DoubtfulIdentity> Renamed) OfIds(IEnumerable<FileCustomer> customers, int most)
    {
        var (atOnce, renamed) = (new List<DoubtfulIdentity>(), new List<DoubtfulIdentity>());
        foreach (var customer in customers)
        {
            if (customer.Id is not { } id || customer.Said is not { All: { Count: > 1 } names }) continue;

            var unlike = names.Skip(1).Where(name => !NameShape.LookAlike(names[0].Name, name.Name)).ToList();
            if (unlike.Count == 0) continue;

            List<SaidName> told = [names[0], .. unlike];
            var isAtOnce = told.Where((name, i) => told.Skip(i + 1).Any(name.Meets)).Any();
            var list = isAtOnce ? atOnce : renamed;
            if (list.Count < most) list.Add(new DoubtfulIdentity(unlike[0].FirstLine, Excerpt.Of(id), $"Id {Excerpt.Of(id)}: {Describe(told)}."));
        }

        return (atOnce, renamed);
    }

    /// <summary>Names that stand with an id on some lines and without one on others.</summary>
    /// <param name="most">How many are told.</param>
    public static IReadOnlyList<DoubtfulIdentity> WithoutId(IReadOnlyCollection<FileCustomer> customers, int most)
    {
        var byName = customers.Where(customer => customer is { Id: null, Said.All.Count: > 0 }).ToList();
        if (byName.Count == 0 || byName.Count == customers.Count) return [];

        var withId = customers.Where(customer => customer.Id is not null).SelectMany(customer => customer.Said?.All.Select(name => (name.Spelling.Key, Customer: customer, Said: name)) ?? []).ToLookup(name => name.Key);
        return
        [
            .. byName.Select(customer => (Without: customer.Said!.All[0], With: withId[customer.Said.All[0].Spelling.Key].ToList())).Where(pair => pair.With.Count > 0).Take(most).Select(pair => new DoubtfulIdentity(
                pair.Without.FirstLine, Excerpt.Of(pair.Without.Name),
                $"{Excerpt.Of(pair.Without.Name)}: {string.Join(", ", pair.With.Take(NamesShown).Select(with => $"id {Excerpt.Of(with.Customer.Id!)} on {Rows(with.Said)}"))}; without an id on {Rows(pair.Without)}.")),
        ];
    }

    public static ImportQuestion? OfIds(FileSummary summary) => summary.IdNames.Count == 0 ? null : new ImportQuestion(ImportQuestion.IdNames,
        Say($"{Count(summary.IdNames.Count, "customer id stands", "customer ids stand")} with names that are nothing alike in the same months. The id says who a customer is: their amounts are added up under the first name. Is that right, or is an id wrong?"),
        Evidence(summary.IdNames),
        [new ImportChoice(Accept, "Accept: each id is one customer, whatever its names"), new ImportChoice(Refuse, "Refuse the file: an id is wrong")]);

    public static ImportQuestion? WithoutId(FileSummary summary) => summary.NamesWithoutId.Count == 0 ? null : new ImportQuestion(ImportQuestion.IdMissing,
        Say($"{Count(summary.NamesWithoutId.Count, "customer stands", "customers stand")} with an id on some lines and without one on others. Lines without it belong to another customer of the same name. Keep them apart, or refuse the file?"),
        Evidence(summary.NamesWithoutId),
        [new ImportChoice(Accept, "Accept: they are two customers, until somebody decides that they are one"), new ImportChoice(Refuse, "Refuse the file: the id is missing on some lines")]);

    /// <summary>A problem for each customer in doubt.</summary>
    /// <param name="question">The one that was answered with a refusal.</param>
    public static IReadOnlyList<ImportProblem> Problems(string question, FileSummary summary) => question == ImportQuestion.IdNames
        ? [.. summary.IdNames.Select(each => new ImportProblem(each.Line, null, ProblemCodes.IdNames, $"{each.Seen} Correct the id or the name.", each.Name))]
        : [.. summary.NamesWithoutId.Select(each => new ImportProblem(each.Line, null, ProblemCodes.IdMissing, $"{each.Seen} Write the id on every line of this customer.", each.Name))];

    /// <summary>Names that changed from one month to the next.</summary>
    public static IEnumerable<string> Notes(IReadOnlyList<DoubtfulIdentity> renamed)
    {
        foreach (var each in renamed.Take(EvidenceShown)) yield return $"{each.Seen} One customer under a new name, shown by the first.";
        if (renamed.Count > EvidenceShown) yield return Say($"{renamed.Count - EvidenceShown:N0} more ids have another name in later months.");
    }

    private static IReadOnlyList<string> Evidence(IReadOnlyList<DoubtfulIdentity> found) =>
        [.. found.Take(EvidenceShown).Select(each => each.Seen), .. found.Count > EvidenceShown ? [Say($"And {found.Count - EvidenceShown:N0} more.")] : Array.Empty<string>()];

    private static string Describe(List<SaidName> names) =>
        string.Join(", ", names.Take(NamesShown).Select(name => $"{Excerpt.Of(name.Name)} on {Rows(name)}")) + (names.Count > NamesShown ? Say($" and {names.Count - NamesShown:N0} more names") : "");

    private static string Rows(SaidName name) =>
        Say($"line {name.FirstLine} ({name.Rows:N0} row{(name.Rows == 1 ? "" : "s")}{(name.Amount is { } amount ? $", {Money.ToPlainText(amount)} {name.Currency}" : "")}, {(name.First == name.Last ? $"{name.First}" : $"{name.First} to {name.Last}")})");

    private static string Count(int count, string one, string several) => Say($"{count:N0} {(count == 1 ? one : several)}");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
