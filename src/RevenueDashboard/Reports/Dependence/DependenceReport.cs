using System.Runtime.ExceptionServices;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;

namespace RevenueDashboard.Reports;

/// <summary>
/// How much revenue needs each counterparty, in whatever role: as the one who buys, who pays, or who delivers what is sold. Counterparties are at the
/// level of the question; by parent, the roles of everybody in a group are the group's.
/// </summary>
/// <param name="Ranking">Everybody with revenue or with a role in the current month, who is needed most first; empty without data.</param>
public sealed record DependenceReport(ReportScope Scope, IReadOnlyList<DependenceRank> Ranking)
{
    private const int CellsWorthThreads = 50_000;

    /// <summary>The month of the ranking: the last of the scope that is over and complete, else the last with data; null without data.</summary>
    public Month? Current { get; init; }

    /// <summary>What published totals leave over the known customers in that month. It needs who is needed for any customer's revenue of its product.</summary>
    public long Unallocated { get; init; }

    /// <summary>The counterparty that was asked for, else the one needed most; null when there is nobody.</summary>
    public DependenceDetail? On { get; init; }

    /// <summary>The book says nobody pays for, or delivers, what others buy: dependence is what customers pay, and nothing more.</summary>
    public bool HasNoRoles { get; init; }

    /// <param name="onId">Number in the database of a customer; null for the one needed most. Where others control it, its group is meant, as everywhere.</param>
    /// <exception cref="UnknownProductException">The question names a product that the book does not have.</exception>
    public static DependenceReport Of(RevenueCube cube, ReportQuestion question, int? onId = null)
    {
        var book = new ScopedBook(cube, question);
        var current = book.CurrentMonth;
        var counts = current is { } month ? new DependenceCount(book, month) : null;
        List<DependenceRank> ranking = [];
        DependenceDetail? on = null;
        if (onId is not { } id)
        {
            Rank();
            if (ranking.Count > 0 && cube.CustomerWithId(ranking[0].Counterparty.Id) is { } first) on = DetailOf(book, first, counts);
        }
        else
        {
            Together(book, Rank, () =>
            {
                if (cube.CustomerWithId(id) is { } asked) on = DetailOf(book, cube.EntityOf(asked, current ?? cube.RunningMonth, question.Level), counts);
            });
        }

        return new DependenceReport(book.Scope, ranking)
        {
            Current = current,
            Unallocated = counts?.Unallocated ?? 0,
            On = on,
            HasNoRoles = !cube.Roles.Any(role => role.IsNeeded),
        };

        void Rank() => ranking = counts is null ? [] : Ranked(book, current!.Value, counts);
    }

    /// <summary>Who goes by a name, in any spelling that has the same key.</summary>
    /// <exception cref="UnknownCounterpartyException">Nobody does, or several who differ in their id.</exception>
    public static CubeCustomer CounterpartyNamed(RevenueCube cube, string name)
    {
        var key = Names.Key(name);
        var named = cube.Customers.Where(customer => Names.Key(customer.Name) == key).Select(customer => cube.CustomerWithId(customer.Id)).Distinct().ToList();
        return named.Count == 1 ? cube.Customers[named[0]!.Value] : throw new UnknownCounterpartyException(name, isSeveral: named.Count > 1);
    }

    /// <summary>The dependence on one counterparty in the months of the scope, the missing ones too. What a page needs of it beside its own report.</summary>
    /// <param name="entity">Position of the counterparty at the level of the question.</param>
    internal static IReadOnlyList<DependenceMonth> MonthsOf(ScopedBook book, int entity)
    {
        if (book.Months is not { } range) return [];

        var months = range.ToArray();
        var reports = new DependenceMonth[months.Length];
        // Each month stands for itself.
        Together(book, [.. Enumerable.Range(0, months.Length).Select(i => (Action)(() => reports[i] = MonthOf(book, months[i], entity)))]);
        return reports;
    }

    /// <summary>Does what does not depend on each other, in a large book at the same time.</summary>
    private static void Together(ScopedBook book, params Action[] work)
    {
        if (book.Cube.Cells.Count < CellsWorthThreads)
        {
            foreach (var each in work) each();
            return;
        }

        try
        {
            Parallel.ForEach(work, each => each());
        }
        catch (AggregateException several)
        {
            // The same exception as from one thread.
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
    }

    private static DependenceMonth MonthOf(ScopedBook book, Month month, int entity) =>
        new(month, book.StatusOf(month), book.HasData(month) ? new DependenceCount(book, month).Of(entity) : null);

    private static DependenceDetail DetailOf(ScopedBook book, int entity, DependenceCount? counts)
    {
        IReadOnlyList<DependenceMonth> months = [];
        IReadOnlyList<DependencePart> customers = [];
        Together(book, () => months = MonthsOf(book, entity), () => customers = counts?.CustomersOf(entity) ?? []);
        return new DependenceDetail(
            book.Cube.Customers[entity],
            [.. book.Cube.Roles.Where(role => IsOf(book, role, entity)).Select(role => RoleWords.Of(book.Cube, role))],
            months,
            counts?.ProductsOf(entity) ?? [],
            customers);
    }

    private static bool IsOf(ScopedBook book, CubeRole role, int entity) =>
        role.Counterparty == entity || (book.CurrentMonth is { } month && book.Cube.EntityOf(role.Counterparty, month, book.Level) == entity);

    private static List<DependenceRank> Ranked(ScopedBook book, Month month, DependenceCount counts)
    {
        var roles = book.Cube.Roles.Where(role => role.IsIn(month)).ToLookup(role => book.Cube.EntityOf(role.Counterparty, month, book.Level));
        var amounts = book.EntitiesOf(month);
        var whole = book.ShareBaseOf(month);
        var found = new List<(int Entity, DependenceAmounts Amounts)>(amounts.Entities.Length);
        for (var i = 0; i < amounts.Entities.Length; i++)
        {
            var (entity, amount) = (amounts.Entities[i], amounts.Amounts[i]);
            // Most of a large book have no role: what they pay is all that needs them.
            if (amount > 0 && !roles.Contains(entity)) found.Add((entity, AsCustomer(amount)));
        }

        foreach (var role in roles)
            found.Add((role.Key, role.Any(needed => needed.IsNeeded) ? counts.Of(role.Key) : AsCustomer(Math.Max(0, amounts.AmountOf(role.Key)))));

        var ranking = new List<DependenceRank>(found.Count);
        foreach (var place in DependenceOrder.Of(found.Count, place => found[place].Amounts, place => book.NameOf(found[place].Entity)))
        {
            var (entity, needed) = found[place];
            var rank = ranking.Count > 0 && ranking[^1].Amounts.Including == needed.Including ? ranking[^1].Rank : ranking.Count + 1;
            ranking.Add(new DependenceRank(book.Cube.Customers[entity], rank, needed, roles.Contains(entity) ? [.. roles[entity].Select(role => role.Role).Distinct().Order()] : []));
        }

        return ranking;

        DependenceAmounts AsCustomer(long amount) => new(amount, amount, amount, whole);
    }
}

/// <summary>A question names a counterparty that the book does not have, or has several of.</summary>
public sealed class UnknownCounterpartyException(string name, bool isSeveral)
    : Exception(isSeveral ? $"Several customers are called \"{name}\" and differ in their id: ask on a page." : $"Nobody in the book is called \"{name}\". Write the name as in the book: revenue report customers lists those with revenue.");

/// <summary>A counterparty among all.</summary>
/// <param name="Rank">From 1 by what needs it including supplies, ties alike: 1, 2, 2, 4.</param>
/// <param name="Amounts">Of the current month.</param>
/// <param name="Roles">What it is beside a customer in that month.</param>
public sealed record DependenceRank(CubeCustomer Counterparty, int Rank, DependenceAmounts Amounts, IReadOnlyList<Role> Roles)
{
    public bool IsCustomer => Amounts.AsCustomer > 0;
}

/// <summary>The dependence on one counterparty.</summary>
/// <param name="Roles">All its roles, over too.</param>
/// <param name="Months">Every month of the scope, the missing ones too.</param>
/// <param name="Products">The products of the current month, each with how much of it needs the counterparty.</param>
/// <param name="Customers">Whose revenue of the current month needs it, the most first.</param>
public sealed record DependenceDetail(
    CubeCustomer Counterparty, IReadOnlyList<CounterpartyRoleInWords> Roles, IReadOnlyList<DependenceMonth> Months, IReadOnlyList<DependencePart> Products, IReadOnlyList<DependencePart> Customers);

/// <param name="Amounts">Null when the month is missing.</param>
public sealed record DependenceMonth(Month Month, MonthStatus Status, DependenceAmounts? Amounts);
