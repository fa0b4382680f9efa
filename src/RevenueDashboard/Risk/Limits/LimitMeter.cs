using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>Reads the figures of one limit off a cube.</summary>
internal sealed class LimitMeter
{
    private readonly LimitRule rule;

    // Of the subject; empty where the limit is on no customer in particular.
    private readonly List<int> positions;

    private LimitMeter(LimitRule rule, ScopedBook? book, string? why, int? customerId = null)
    {
        (this.rule, Book) = (rule, book);
        positions = book is null || rule is not { IsOfTheBook: false, Subject: not null } || rule.Measure == LimitMeasure.Product ? []
            : customerId is { } id && book.Cube.CustomerWithId(id) is { } position ? [position]
            : Positions(rule.Subject, book.Cube);
        Why = why ?? WhyNotKnown();
    }

    public LimitRule Rule => rule;

    /// <summary>The part of the book that it looks at; null when the book does not have it.</summary>
    public ScopedBook? Book { get; }

    /// <summary>Why there is no figure; null when there may be one.</summary>
    public string? Why { get; }

    /// <param name="books">Parts of the book that limits before it looked at: several look at the same one.</param>
    public static LimitMeter Of(RevenueCube cube, ReportQuestion question, LimitRule rule, Dictionary<string, ScopedBook> books)
    {
        var unknown = rule.Products.FirstOrDefault(name => cube.ProductNamed(name) is null);
        if (unknown is not null) return new LimitMeter(rule, null, $"No product of the book is called “{unknown}”.");

        var grouping = rule.Measure switch { LimitMeasure.Industry => Grouping.Industry, LimitMeasure.Country => Grouping.Country, _ => Grouping.Customer };
        var key = $"{grouping} {rule.Level} {string.Join('\n', rule.Products.Select(Names.Key))}";
        if (!books.TryGetValue(key, out var book))
        {
            books[key] = book = new ScopedBook(
                grouping == Grouping.Customer ? cube : cube.In(cube.View with { Grouping = grouping }),
                new ReportQuestion { From = question.From, To = question.To, LastMonths = question.LastMonths, Products = rule.Products, Level = rule.Level });
        }

        return new LimitMeter(rule, book, null);
    }

    /// <summary>The month that the limit is held against: the last of its scope that is over and complete, else the last with data.</summary>
    public Month? Current => Book?.CurrentMonth;

    /// <summary>The figures of a month, the largest first: that one always, and all that reach a level. Null when there is none (n/a).</summary>
    public IReadOnlyList<LimitFigure>? Of(Month month)
    {
        if (Why is not null || Book?.HasData(month) != true) return null;
        return rule.Measure switch
        {
            LimitMeasure.Hhi => Concentration.HerfindahlIndex(Book.EntitiesOf(month).Amounts, Book.UnallocatedOf(month)) is { } hhi ? [new LimitFigure(null, null, hhi, null, null)] : null,
            LimitMeasure.TopShare => TopShare(month),
            LimitMeasure.TopShares => TopShares(month),
            LimitMeasure.Product => Products(month),
            LimitMeasure.Dependence => Dependence(month),
            _ => Entities(month),
        };
    }

    /// <summary>The figures of one of those that the limit is on each of, whether or not it reaches a level. A limit on one thing is on that already.</summary>
    public LimitMeter On(LimitSubject subject) => rule.IsOnEach && Why is null && subject.Name is { } name ? new LimitMeter(rule with { Subject = name }, Book, null, subject.CustomerId) : this;

    private List<LimitFigure>? TopShare(Month month) => Book!.ShareBaseOf(month) is { } whole && Book.LargestOf(month) is { } largest
        ? [LimitFigure.Share(null, IdOf(largest), Book.EntitiesOf(month).AmountOf(largest), whole)]
        : null;

    private List<LimitFigure>? TopShares(Month month)
    {
        if (Book!.ShareBaseOf(month) is not { } whole || rule.Count is not { } count) return null;
        var sum = Book.EntitiesOf(month).Amounts.Where(amount => amount > 0).OrderDescending().Take(count).Sum();
        return [LimitFigure.Share(null, null, sum, whole)];
    }

    private List<LimitFigure>? Entities(Month month)
    {
        if (Book!.ShareBaseOf(month) is not { } whole) return null;
        var amounts = Book.EntitiesOf(month);
        if (rule.Subject is not null) return SubjectIn(month) is { } subject ? [LimitFigure.Share(Book.NameOf(subject), IdOf(subject), Math.Max(0, amounts.AmountOf(subject)), whole)] : null;

        return Telling(amounts.Entities.Zip(amounts.Amounts).Where(of => of.Second > 0 && !Book.Cube.Customers[of.First].IsNotSaid), whole);
    }

    // What is allocated to no customer is the product's all the same.
    private List<LimitFigure>? Products(Month month)
    {
        var amounts = Book!.Products.Select(product => (Product: product, Amount: Math.Max(0, checked(Book.AmountOf(month, product) + Book.UnallocatedOf(month, product))))).ToList();
        var whole = amounts.Aggregate(0L, (sum, of) => checked(sum + of.Amount));
        if (Book.TotalOf(month) is not > 0 || whole == 0) return null;

        var one = rule.Subject is { } name ? Book.Cube.ProductNamed(name) : null;
        return Largest([.. amounts.Where(of => one is null || of.Product == one).Select(of => LimitFigure.Share(Book.Cube.Products[of.Product].Name, null, of.Amount, whole))]);
    }

    private List<LimitFigure>? Dependence(Month month)
    {
        if (Book!.ShareBaseOf(month) is not > 0) return null;
        var count = new DependenceCount(Book, month);
        if (rule.Subject is not null) return SubjectIn(month) is { } subject && Needing(subject) is { } needed ? [needed] : null;

        // Whom nobody needs but as a customer, is needed for what it pays.
        var counterparties = Book.Cube.Roles.Where(role => role.IsNeeded && role.IsIn(month)).Select(role => Book.Cube.EntityOf(role.Counterparty, month, Book.Level)).ToHashSet();
        var customers = Entities(month) ?? [];
        return Largest([.. customers.Where(figure => !counterparties.Any(entity => IdOf(entity) == figure.CustomerId)), .. counterparties.Select(Needing).OfType<LimitFigure>()]);

        LimitFigure? Needing(int entity) => count.Of(entity) is { Whole: { } whole } amounts ? LimitFigure.Share(Book.NameOf(entity), IdOf(entity), amounts.Including, whole) : null;
    }

    private List<LimitFigure> Telling(IEnumerable<(int Entity, long Amount)> amounts, long whole)
    {
        var found = new List<LimitFigure>();
        (int Entity, long Amount)? largest = null;
        foreach (var of in amounts)
        {
            if (largest is not { } most || of.Amount > most.Amount || (of.Amount == most.Amount && string.CompareOrdinal(Book!.NameOf(of.Entity), Book.NameOf(most.Entity)) < 0)) largest = of;
            var figure = LimitFigure.Share(null, null, of.Amount, whole);
            if (rule.LevelOf(figure) != LimitLevel.Within) found.Add(figure with { Subject = Book!.NameOf(of.Entity), CustomerId = IdOf(of.Entity) });
        }

        if (found.Count == 0 && largest is var (entity, amount)) found.Add(LimitFigure.Share(Book!.NameOf(entity), IdOf(entity), amount, whole));
        return [.. Ordered(found)];
    }

    private List<LimitFigure> Largest(List<LimitFigure> figures)
    {
        List<LimitFigure> ordered = [.. Ordered(figures)];
        return [.. ordered.Take(1), .. ordered.Skip(1).Where(figure => rule.LevelOf(figure) != LimitLevel.Within)];
    }

    private static IEnumerable<LimitFigure> Ordered(IEnumerable<LimitFigure> figures) => figures.OrderByDescending(figure => figure.Amount).ThenBy(figure => figure.Subject, StringComparer.Ordinal);

    private int? SubjectIn(Month month) => positions is [var position] ? Book!.Cube.EntityOf(position, month, Book.Level) : null;

    private int? IdOf(int entity) => Book!.Cube.Customers[entity] is { IsGroup: false } customer ? customer.Id : null;

    private static List<int> Positions(string name, RevenueCube cube)
    {
        var key = Names.Key(name);
        return [.. cube.Customers.Where(customer => Names.Key(customer.Name) == key).Select(customer => cube.CustomerWithId(customer.Id)!.Value).Distinct()];
    }

    private string? WhyNotKnown() => rule switch
    {
        { Measure: LimitMeasure.TopShares, Count: null } => "How many of the largest it takes together is not said.",
        { IsOfTheBook: true } or { Subject: null } => null,
        { Measure: LimitMeasure.Product } => Book!.Cube.ProductNamed(rule.Subject) is null ? $"No product of the book is called “{rule.Subject}”." : null,
        _ => positions.Count switch
        {
            1 => null,
            0 => $"{(rule.Measure is LimitMeasure.Industry or LimitMeasure.Country ? "Nobody in the book belongs to" : "Nobody in the book is called")} “{rule.Subject}”.",
            _ => $"Several customers are called “{rule.Subject}” and differ in their id.",
        },
    };
}
